import encodeQR from 'qr';

/** White modules around the code: what a reader needs at least (ISO/IEC 18004). */
const quietZone = 4;

/** The modules of a QR code that holds `text`, with its quiet zone; true is dark. Error correction M (15 %). */
export function qrModules(text: string): boolean[][] {
  return encodeQR(text, 'raw', { ecc: 'medium', border: quietZone });
}

/** A checkpoint as a QR code for paper: an SVG of black modules on white, without a size of its own. */
export function checkpointQrCode(text: string): string {
  const modules = qrModules(text);
  const size = modules.length;
  const dark = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<rect width="${size}" height="${size}" fill="#fff"/><path fill="#000" d="${dark.join('')}"/></svg>\n`
  );
}

import type { ExportedFile } from '../../client/exporter.ts';

/** How long the browser may take to begin with a file, in milliseconds; after that its memory is given back. */
const keepMs = 60_000;

/** Hands a file to the browser, which saves it where its user wants downloads to go. */
export function saveFile({ name, content }: ExportedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keepMs);
}

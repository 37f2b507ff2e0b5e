/** Scheme and host of the only page that the desktop shows. */
export const scheme = 'app';
export const host = 'leitstand';
/** The address of the page that every window loads. */
export const pageUrl = `${scheme}://${host}/index.html`;

/** True when `url` lies on the console's own origin, and not on one that only begins like it. */
export function isOwnOrigin(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && parsed.protocol === `${scheme}:` && parsed.host === host;
}

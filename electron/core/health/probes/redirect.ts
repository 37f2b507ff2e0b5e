/** A redirect leads where this console does not follow. */
export class RedirectRefused extends Error {}

/** True for the status codes that say: look elsewhere. */
export function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/**
 * Where a redirect leads, or throws RedirectRefused: only to the same host (the plant names no other), and never from
 * https back to http.
 */
export function followRedirect(from: URL, location: string | undefined): URL {
  if (location === undefined || location === '')
    throw new RedirectRefused('the answer redirects, but says not where to');
  const to = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
  if (to === undefined) throw new RedirectRefused('the answer redirects to something that is no address');
  if (to.protocol !== 'http:' && to.protocol !== 'https:') {
    throw new RedirectRefused(`the answer redirects to ${to.protocol}, which is not followed`);
  }
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw new RedirectRefused('the answer redirects from https to http, which is not followed');
  }
  if (to.hostname !== from.hostname) {
    throw new RedirectRefused(`the answer redirects to another host, ${to.hostname}, which is not followed`);
  }
  return to;
}

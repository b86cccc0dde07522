/**
 * True if the request comes from a page of this portal. Browsers send the origin of cross-site requests, or at least
 * mark them as cross-site. A request with neither header does not come from a browser.
 */
export function isSameOrigin({ headers }: Request): boolean {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin';
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  return URL.canParse(origin) && new URL(origin).host === host;
}

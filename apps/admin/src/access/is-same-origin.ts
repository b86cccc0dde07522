/**
 * Whether a page of this portal sends the request. Browsers tell the origin of what another site sends, or at least that
 * it is another; what tells neither is no browser's.
 */
export function isSameOrigin({ headers }: Request): boolean {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin';
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  return URL.canParse(origin) && new URL(origin).host === host;
}

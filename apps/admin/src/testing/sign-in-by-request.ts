import type { PortalProcess } from './fork-portal.ts';

/** Uses a sign-in link without a browser. @returns the cookie of the session, as a request sends it */
export async function signInByRequest({ nextLink }: Pick<PortalProcess, 'nextLink'>): Promise<string> {
  const { headers } = await fetch(await nextLink());
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}

import type { PortalProcess } from './fork-portal.ts';

/** Uses a sign-in link without a browser. @returns the session cookie in the format of a request header */
export async function signInByRequest({ nextLink }: Pick<PortalProcess, 'nextLink'>): Promise<string> {
  const { headers } = await fetch(await nextLink());
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}

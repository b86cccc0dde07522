import { type Client, createClient, type Fetch, type TokenSource } from '@headwater/sdk';
import type { SessionProfile } from './session.ts';

/** Placeholder for the organization and client of a local service that is not running; it is never sent. */
const NOT_KNOWN_YET = 'known-once-served';

/** Creates a client for a profile's target. */
export function openClient(
  { baseUrl, imsOrg, clientId }: SessionProfile,
  {
    sandbox,
    tokens,
    fetch,
    timeoutMs,
  }: { sandbox: string; tokens: TokenSource; fetch?: Fetch | undefined; timeoutMs?: number | undefined },
): Client {
  return createClient({
    baseUrl,
    imsOrg: imsOrg || NOT_KNOWN_YET,
    clientId: clientId || NOT_KNOWN_YET,
    sandbox,
    tokens,
    ...(fetch && { fetch }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
}

import type { Fetch } from '@headwater/sdk';
import { isRecord } from '../home/record.ts';
import { isAdobeHost } from '../profiles/adobe-host.ts';

/** The kind of a target: a Headwater service, another service, or unknown because it did not respond. */
export type TargetKind = 'headwater' | 'platform' | 'unknown';

/** Time limit for the response, in milliseconds. */
const TIMEOUT_MS = 2000;

/** Statuses that do not reveal the kind of server. */
function isSilent(status: number): boolean {
  return status >= 500 || status === 429 || status === 408;
}

/**
 * Checks, without a token, whether a target is a Headwater service. Adobe hosts are never queried. Only a response
 * body that is unique to a Headwater service counts as one.
 *
 * @throws TypeError if `baseUrl` is not a URL.
 * @example
 * const kind = await askTargetKind('http://127.0.0.1:8080');
 */
export async function askTargetKind(baseUrl: string, fetch: Fetch = globalThis.fetch): Promise<TargetKind> {
  if (isAdobeHost(new URL(baseUrl).hostname)) return 'platform';
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await withinTime(
      fetch(new Request(`${baseUrl}/headwater/health`, { redirect: 'manual', signal })),
      signal,
    );
    const body: unknown = await withinTime(response.json(), signal).catch(() => undefined);
    if (isRecord(body) && body.service === 'headwater') return 'headwater';
    return isSilent(response.status) || signal.aborted ? 'unknown' : 'platform';
  } catch {
    return 'unknown';
  }
}

/** A custom `fetch` may ignore the signal. */
async function withinTime<Value>(work: Value | Promise<Value>, signal: AbortSignal): Promise<Value> {
  return await new Promise<Value>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    Promise.resolve(work).then(resolve, reject);
  });
}

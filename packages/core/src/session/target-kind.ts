import type { Fetch } from '@headwater/sdk';
import { isRecord } from '../home/record.ts';
import { isAdobeHost } from '../profiles/adobe-host.ts';

/** What a target is: one of our services, something else, or not known because it did not answer. */
export type TargetKind = 'headwater' | 'platform' | 'unknown';

/** A target that takes longer is not waited for. */
const TIMEOUT_MS = 2000;

/** Statuses by which a server says nothing about what it is. */
function isSilent(status: number): boolean {
  return status >= 500 || status === 429 || status === 408;
}

/**
 * Asks a target, without a token, whether it is a Headwater service. Hosts of Adobe are never asked, and only a body that
 * our service alone answers counts as a yes.
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

/** A fetch of the caller's own may not heed the signal. */
async function withinTime<Value>(work: Value | Promise<Value>, signal: AbortSignal): Promise<Value> {
  return await new Promise<Value>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    Promise.resolve(work).then(resolve, reject);
  });
}

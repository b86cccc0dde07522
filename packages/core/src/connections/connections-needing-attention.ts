import type { AttentionReport } from '@headwater/models';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { NOTICE_MS } from './expiry-of.ts';

export interface AttentionOptions extends UseCaseOptions {
  /** Maximum number of connections in each list, 1 to 100. @default 20 */
  limit?: number | undefined;
}

/** Connections that need attention, if the target tracks them; Experience Platform does not. */
export type ConnectionsNeedingAttention = { isKept: false } | ({ isKept: true } & AttentionReport);

/**
 * Lists connections of the session's sandbox whose last test failed, or whose secrets have expired or expire within
 * 14 days.
 *
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const report = await connectionsNeedingAttention({ limit: 5 });
 */
export async function connectionsNeedingAttention({
  limit,
  ...options
}: AttentionOptions = {}): Promise<ConnectionsNeedingAttention> {
  const { client, target, now } = await sessionOf(options);
  if (!(await target.isHeadwater())) return { isKept: false };
  const expiringBefore = now() + NOTICE_MS;
  const found = await client.headwater.connectionsNeedingAttention(
    { expiringBefore, limit },
    { signal: options.signal },
  );
  return { isKept: true, ...found };
}

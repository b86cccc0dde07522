import type { AttentionReport } from '@headwater/models';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { NOTICE_MS } from './expiry-of.ts';

export interface AttentionOptions extends UseCaseOptions {
  /** Connections in each list, 1 to 100. @default 20 */
  limit?: number | undefined;
}

/** What needs attention, where the target keeps track of it; Experience Platform does not. */
export type ConnectionsNeedingAttention = { isKept: false } | ({ isKept: true } & AttentionReport);

/** Connections of the session's sandbox that fail their last test, or whose secrets have ended or end within 14 days. */
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

import type { AuditEntry } from '@headwater/models';
import { embeddedSessionOf } from '../session/embedded-session-of.ts';
import type { UseCaseOptions } from '../session/session.ts';

const MAX_PAGE_SIZE = 1_000;

/** Which entries of the audit trail; all that is given has to match. */
export interface AuditFilter {
  connectionId?: string | undefined;
  sandboxName?: string | undefined;
  /** As the API's spec calls it, for example `patchConnection`. */
  operation?: string | undefined;
  userId?: string | undefined;
  clientId?: string | undefined;
  /** Epoch milliseconds, inclusive start of the period. */
  since?: number | undefined;
  /** Epoch milliseconds, exclusive end of the period. */
  until?: number | undefined;
}

export interface ListAuditOptions extends UseCaseOptions, AuditFilter {
  /** @default descending: the newest first */
  order?: 'ascending' | 'descending' | undefined;
  /** No more than these. */
  limit?: number | undefined;
}

/** Entries of the audit trail of the session's organization, up to a limit. @default limit 100 */
export async function listAudit(
  options: ListAuditOptions = {},
): Promise<{ items: readonly AuditEntry[]; hasMore: boolean }> {
  const { limit = 100 } = options;
  const items: AuditEntry[] = [];
  for await (const entry of iterateAudit({ ...options, limit: limit + 1 })) items.push(entry);
  return { items: items.slice(0, limit), hasMore: items.length > limit };
}

/** Every entry that matches, asked for page by page as they are consumed. */
export async function* iterateAudit(options: ListAuditOptions = {}): AsyncGenerator<AuditEntry, void, void> {
  const { session: _session, limit = Number.POSITIVE_INFINITY, signal, ...query } = options;
  const { client } = await embeddedSessionOf(options, 'Audit trails');
  let count = 0;
  if (limit <= 0) return;
  for await (const entry of client.audit.list(
    { ...query, limit: Math.min(limit, MAX_PAGE_SIZE) },
    { signal },
  )) {
    yield entry;
    count += 1;
    if (count >= limit) return;
  }
}

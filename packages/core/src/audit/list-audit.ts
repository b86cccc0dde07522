import type { AuditEntry } from '@headwater/models';
import { embeddedSessionOf } from '../session/embedded-session-of.ts';
import type { UseCaseOptions } from '../session/session.ts';

const MAX_PAGE_SIZE = 1_000;

/** Filter for entries of the audit trail. An entry must match every field that is set. */
export interface AuditFilter {
  connectionId?: string | undefined;
  sandboxName?: string | undefined;
  /** Operation id in the API's spec, for example `patchConnection`. */
  operation?: string | undefined;
  userId?: string | undefined;
  clientId?: string | undefined;
  /** Start of the period in epoch milliseconds, inclusive. */
  since?: number | undefined;
  /** End of the period in epoch milliseconds, exclusive. */
  until?: number | undefined;
}

export interface ListAuditOptions extends UseCaseOptions, AuditFilter {
  /** @default descending: newest first */
  order?: 'ascending' | 'descending' | undefined;
  /** Maximum number of entries. */
  limit?: number | undefined;
}

/**
 * Lists entries of the audit trail of the session's organization, up to a limit.
 *
 * @default limit 100
 * @throws ConfigError with code `embedded-service-only` if the target is not an embedded service.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { items } = await listAudit({ operation: 'patchConnection', limit: 20 });
 */
export async function listAudit(
  options: ListAuditOptions = {},
): Promise<{ items: readonly AuditEntry[]; hasMore: boolean }> {
  const { limit = 100 } = options;
  const items: AuditEntry[] = [];
  for await (const entry of iterateAudit({ ...options, limit: limit + 1 })) items.push(entry);
  return { items: items.slice(0, limit), hasMore: items.length > limit };
}

/**
 * Yields every matching entry and requests pages as they are consumed.
 *
 * @throws ConfigError with code `embedded-service-only` if the target is not an embedded service.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * for await (const { at, operation } of iterateAudit({ order: 'ascending' })) console.log(at, operation);
 */
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

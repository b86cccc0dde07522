import type { AuditEntry, AuditVerification, HeadwaterOperations } from '@headwater/models';
import type { CallOptions } from '../client-options.ts';
import { type PagePromise, paged } from '../http/paging.ts';
import type { Transport } from '../http/transport.ts';
import { HEADWATER } from './base-paths.ts';
import type { Loose } from './query-of.ts';

export type AuditQuery = Loose<NonNullable<HeadwaterOperations['listAuditEntries']['parameters']['query']>>;

/** The audit trail of the organization, which the embedded service keeps; the platform answers 404. */
export interface Audit {
  /** The newest first, unless told otherwise. */
  list(query?: AuditQuery, options?: CallOptions): PagePromise<AuditEntry>;
  /** Whether the trail is as it was written. A broken one is an answer too. */
  verify(options?: CallOptions): Promise<AuditVerification>;
}

const COLLECTION = `${HEADWATER}/audit`;

export function createAudit({ json }: Transport): Audit {
  return {
    list(query, options) {
      return paged<AuditEntry>(
        (page) => json({ method: 'GET', path: COLLECTION, query: page, list: 'items', ...options }),
        query,
      );
    },
    async verify(options) {
      return await json({ method: 'GET', path: `${COLLECTION}/verify`, ...options });
    },
  };
}

import { type ClientRow, EVERY_SANDBOX, type Grant } from '@headwater/flow-store';
import type { Client } from '@headwater/models';

/** Grants of the client that a new data directory starts with. */
const EVERYTHING: readonly Grant[] = [{ sandbox: EVERY_SANDBOX, role: 'admin' }];

/** A client as administrators see it, without its secret. */
export function toClient({ clientId, name, grants = EVERYTHING, createdAt, revokedAt }: ClientRow): Client {
  return {
    clientId,
    ...(name === undefined ? {} : { name }),
    grants: grants.map((grant) => ({ ...grant })),
    createdAt,
    ...(revokedAt === undefined ? {} : { revokedAt }),
  };
}

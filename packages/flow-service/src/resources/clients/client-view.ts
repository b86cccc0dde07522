import { type ClientRow, EVERY_SANDBOX, type Grant } from '@headwater/flow-store';
import type { Client } from '@headwater/models';

/** What the client that a data directory comes with may do. */
const EVERYTHING: readonly Grant[] = [{ sandbox: EVERY_SANDBOX, role: 'admin' }];

/** A client as administrators see it; nobody ever sees its secret again. */
export function toClient({ clientId, name, grants = EVERYTHING, createdAt, revokedAt }: ClientRow): Client {
  return {
    clientId,
    ...(name === undefined ? {} : { name }),
    grants: grants.map((grant) => ({ ...grant })),
    createdAt,
    ...(revokedAt === undefined ? {} : { revokedAt }),
  };
}

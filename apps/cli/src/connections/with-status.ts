import {
  type ConnectionStatus,
  type ConnectionView,
  connectionStatuses,
  type Session,
} from '@headwater/core';

/** A connection with its last test and the end of its secrets, where they are known. */
export type ConnectionWithStatus = ConnectionView & Pick<ConnectionStatus, 'lastTest' | 'secretsExpireAt'>;

/** Adds to connections how they fare. `isKept` says whether the target keeps track of that at all. */
export async function withStatus(
  connections: readonly ConnectionView[],
  session: Session,
): Promise<{ isKept: boolean; items: readonly ConnectionWithStatus[] }> {
  const ids = connections.map(({ id }) => id);
  const { isKept, byId } = await connectionStatuses(ids, { session });
  const items = connections.map((connection) => {
    const { lastTest, secretsExpireAt } = byId[connection.id] ?? {};
    return {
      ...connection,
      ...(lastTest && { lastTest }),
      ...(secretsExpireAt !== undefined && { secretsExpireAt }),
    };
  });
  return { isKept, items };
}

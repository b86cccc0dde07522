import {
  type ConnectionStatus,
  type ConnectionView,
  connectionStatuses,
  type Session,
} from '@headwater/core';

/** A connection with its last test and the expiry date of its secrets, if known. */
export type ConnectionWithStatus = ConnectionView & Pick<ConnectionStatus, 'lastTest' | 'secretsExpireAt'>;

/** Adds test results and expiry dates to connections. `isKept` is true if the target keeps them. */
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

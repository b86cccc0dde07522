import type { ConnectionStatus as StoredStatus } from '@headwater/flow-store';
import type { ConnectionStatus } from '@headwater/models';

/** How long before their end secrets are told of, unless something else is asked for. */
export const EXPIRY_NOTICE_MS: number = 14 * 24 * 60 * 60 * 1000;

/** How a connection fares, as the API shows it. */
export function toConnectionStatus({ id, name, lastTest, secretsExpireAt }: StoredStatus): ConnectionStatus {
  return {
    connectionId: id,
    name,
    ...(lastTest && {
      lastTest: { ...lastTest.report, testedBy: lastTest.testedBy, isStale: lastTest.isStale },
    }),
    ...(secretsExpireAt === undefined ? {} : { secretsExpireAt }),
  };
}

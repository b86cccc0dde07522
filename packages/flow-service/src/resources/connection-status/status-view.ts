import type { ConnectionStatus as StoredStatus } from '@headwater/flow-store';
import type { ConnectionStatus } from '@headwater/models';

/** Default number of days before its expiry that a secret is reported. */
export const EXPIRY_NOTICE_MS: number = 14 * 24 * 60 * 60 * 1000;

/** The status of a connection in the API's form. */
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

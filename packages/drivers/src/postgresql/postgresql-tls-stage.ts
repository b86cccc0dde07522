import type { CheckStage, Failure } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import type { Passed, RunStage } from '../operations/check-stages.ts';
import { describeCertificate } from '../operations/reach-stages.ts';
import { describePostgresFailure } from './describe-postgresql-failure.ts';
import { explainPostgresError } from './explain-postgresql-error.ts';
import { isEncrypted, openPostgresSocket } from './postgresql-socket.ts';
import type { PostgresTarget } from './postgresql-target.ts';

/** One message from the server. */
const HANDSHAKE_BYTES = 64 * 1024;

/**
 * The stage tls of a connection that asks for TLS: checks whether the server offers it, and verifies the certificate.
 */
export async function* postgresTlsStage(
  stage: RunStage,
  guard: DialGuard,
  target: PostgresTarget,
): AsyncGenerator<CheckStage, void, void> {
  if (target.encryption === 'off') return;
  yield* stage('tls', async (signal): Promise<Passed<void>> => {
    try {
      const socket = await openPostgresSocket(target, { guard, signal, maxBytes: HANDSHAKE_BYTES });
      try {
        if (!isEncrypted(socket)) return { value: undefined, warning: notEncrypted(target) };
        const { detail, warning } = describeCertificate(socket);
        return { value: undefined, detail: `${detail}; checked: ${target.verify}`, warning };
      } finally {
        socket.destroy();
      }
    } catch (error) {
      throw explainPostgresError(error, { target });
    }
  });
}

function notEncrypted({ host }: PostgresTarget): Failure {
  return describePostgresFailure('tls-not-offered.unencrypted', { host });
}

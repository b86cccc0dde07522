import type { AuditVerification } from '@headwater/models';
import { embeddedSessionOf } from '../session/embedded-session-of.ts';
import type { UseCaseOptions } from '../session/session.ts';

/** Verifying a long trail takes a while. */
const TIMEOUT_MS = 10 * 60_000;

/**
 * Verifies that the audit trail of the session's organization is unaltered; if not, returns the first broken entry.
 *
 * @throws ConfigError with code `embedded-service-only` if the target is not an embedded service.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { isIntact, broken } = await verifyAudit();
 */
export async function verifyAudit(options: UseCaseOptions = {}): Promise<AuditVerification> {
  const { client } = await embeddedSessionOf(options, 'Audit trails');
  return await client.audit.verify({ signal: options.signal, timeoutMs: TIMEOUT_MS });
}

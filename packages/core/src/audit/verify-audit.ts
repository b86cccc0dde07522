import type { AuditVerification } from '@headwater/models';
import { embeddedSessionOf } from '../session/embedded-session-of.ts';
import type { UseCaseOptions } from '../session/session.ts';

/** A trail of many entries takes its time to walk. */
const TIMEOUT_MS = 10 * 60_000;

/** Whether the audit trail of the session's organization is as it was written; if not, where it is broken first. */
export async function verifyAudit(options: UseCaseOptions = {}): Promise<AuditVerification> {
  const { client } = await embeddedSessionOf(options, 'Audit trails');
  return await client.audit.verify({ signal: options.signal, timeoutMs: TIMEOUT_MS });
}

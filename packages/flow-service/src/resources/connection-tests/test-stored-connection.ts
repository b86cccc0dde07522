import type { Caller, SandboxScope } from '@headwater/flow-store';
import type { TestReport } from '@headwater/models';
import type { Services } from '../../gateway/services.ts';
import { runCheck } from '../../source-access/run-check.ts';
import { reachConnection } from '../connections/reach-connection.ts';
import type { TestWatch } from './answer-in-stages.ts';

/** The connection to test, and the user who tests it. */
interface StoredTest extends TestWatch {
  connectionId: string;
  scope: SandboxScope;
  caller: Caller;
}

/**
 * Tests a stored connection and stores the report, as answered, as the connection's last test. If the client
 * disconnects, the test ends early and says nothing about the connection, so it is not stored.
 */
export async function testStoredConnection(
  { connectionId, scope, caller, signal, onStage }: StoredTest,
  services: Services,
): Promise<TestReport> {
  const reachable = await reachConnection(connectionId, { scope, caller, request: { signal } }, services);
  const report = await runCheck(reachable, { now: services.now, onStage });
  if (signal.aborted) return report;
  const { authRevision } = reachable.row;
  await services.store.status.recordTest(scope, {
    connectionId,
    authRevision,
    report,
    testedBy: caller.userId,
  });
  return report;
}

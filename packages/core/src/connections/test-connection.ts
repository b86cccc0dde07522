import type { TestReport, TestStage } from '@headwater/models';
import { isApiError, isSourceVerdict } from '@headwater/sdk';
import type { Session, UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { allowListAdvice } from './allow-list-advice.ts';
import { labelOf } from './connection-label.ts';
import type { CreatedConnection } from './create-connection.ts';
import { resolveReference } from './resolve-reference.ts';
import { type ReadinessOptions, waitUntilReady } from './wait-until-ready.ts';

/** Report of a connection's test. `result` is false if the source refused or could not be reached. */
export interface ConnectionTest extends TestReport {
  id: string;
  name: string;
  /** True if the target reports stages; Experience Platform reports only the result. */
  isStaged: boolean;
}

export interface TestOptions extends UseCaseOptions {
  /** Called after each stage. The report contains all stages in any case. */
  onStage?: ((stage: TestStage) => void) | undefined;
}

/**
 * Tests a stored connection. On request, first waits for an initializing connection. A failing test is a result, not
 * an error.
 *
 * @param connection An id, a name, or the result of a create. The result of a create is not read again if the
 * target's new connections are ready at once.
 * @throws HeadwaterError with code `still-initializing` if it does not become ready in time.
 * @throws HeadwaterError with code `connection-not-found`, or AmbiguousNameError if several connections have the
 * name.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { result, stages } = await testConnection('Orders');
 */
export async function testConnection(
  connection: string | CreatedConnection,
  options: TestOptions & ReadinessOptions = {},
): Promise<ConnectionTest> {
  const session = await sessionOf(options);
  const { signal, onStage } = options;
  const isStaged = (await session.target.kind()) === 'headwater';
  const { id, name } = await readyConnection(connection, { session, isStaged, options });
  const report = isStaged
    ? await session.client.headwater.testConnection(id, { signal, onStage })
    : await testInOneStage(id, session, { signal, onStage });
  return { ...report, id, name, isStaged };
}

/**
 * The embedded service creates connections ready to use. The platform sets them up first, which only their state
 * shows.
 */
async function readyConnection(
  connection: string | CreatedConnection,
  { session, isStaged, options }: { session: Session; isStaged: boolean; options: ReadinessOptions },
): Promise<{ id: string; name: string }> {
  if (typeof connection !== 'string' && isStaged) return connection;
  const reference = typeof connection === 'string' ? connection : connection.id;
  const found = await resolveReference(reference, { session, signal: options.signal });
  const ready = await waitUntilReady(found, session, options);
  return { id: ready.id, name: labelOf(ready) };
}

/** Experience Platform returns only true or false, so the report has a single stage. */
async function testInOneStage(
  id: string,
  session: Session,
  { signal, onStage }: Pick<TestOptions, 'signal' | 'onStage'>,
): Promise<TestReport> {
  const { client, now } = session;
  const startedAt = now();
  const refusal = await refusalOf(client.connections.test(id, { signal }), session);
  const durationMs = now() - startedAt;
  const stage: TestStage = {
    name: 'connect',
    outcome: refusal ? 'failed' : 'passed',
    durationMs,
    ...refusal,
  };
  onStage?.(stage);
  return { result: refusal === undefined, startedAt, durationMs, stages: [stage] };
}

type Refusal = Pick<TestStage, 'code' | 'cause' | 'nextStep'>;

async function refusalOf(test: Promise<{ result: boolean }>, session: Session): Promise<Refusal | undefined> {
  try {
    const { result } = await test;
    if (result) return undefined;
    return {
      code: 'platform-says-no',
      cause: 'Experience Platform could not use the connection; it does not say why.',
      nextStep: `Check the credentials and the network rules of the source; \`headwater lint\` and a test on a local service say more. ${await allowListAdvice(session)}`,
    };
  } catch (error) {
    // The platform reports rejected credentials with `false` or with an error of the source's provider.
    if (!isSourceVerdict(error) && !isApiError(error, 400)) throw error;
    return {
      code: error.code,
      cause: `Experience Platform could not use the connection: ${error.detail ?? error.message}`,
      nextStep: `Check the credentials and the network rules of the source. ${await allowListAdvice(session)}`,
    };
  }
}

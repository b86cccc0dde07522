import { buildConnectionRequest } from '@headwater/sources';
import type { ConnectionInput } from '../input/connection-input.ts';
import { type ConnectionCall, readCall, type TypedConnection } from '../input/typed-connection.ts';
import { sessionOf } from '../session/session-of.ts';
import type { DraftTest, Probe } from './draft-test.ts';
import { draftTestNotOffered } from './draft-test-not-offered.ts';
import { prepareConnection } from './prepare-connection.ts';
import { probeConnection } from './probe-connection.ts';
import type { TestOptions } from './test-connection.ts';
import type { WriteOptions } from './write-options.ts';

export interface TestDraftOptions extends TestOptions, WriteOptions {
  /**
   * On a target that tests stored connections only: creates a temporary connection, tests it, and deletes it.
   * @default false
   */
  probe?: boolean | undefined;
  /** Called after a temporary connection is created and before it is tested. */
  onProbe?: ((probe: Probe) => void) | undefined;
}

/**
 * Tests credentials before a connection is created from them. Stores nothing and changes nothing at the source.
 *
 * @param source Slug of the source.
 * @throws InvalidInputError with findings if the values cannot work; nothing was sent.
 * @throws HeadwaterError with code `draft-test-not-offered` on Experience Platform, which tests stored connections
 * only.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { result } = await testDraft('azure-blob', { auth: { method: 'SasUri', sasUri: '${env:SAS}' } });
 */
export async function testDraft(input: ConnectionInput, options?: TestDraftOptions): Promise<DraftTest>;
export async function testDraft<const S extends string>(
  source: S,
  connection: TypedConnection<S>,
  options?: TestDraftOptions,
): Promise<DraftTest>;
export async function testDraft(...call: ConnectionCall<TestDraftOptions>): Promise<DraftTest> {
  const [input, options = {}] = readCall(call);
  const { signal, onStage } = options;
  const session = await sessionOf(options);
  const prepared = await prepareConnection(input, { session, lint: options.lint });
  if (!(await session.target.isHeadwater())) {
    if (!options.probe) throw draftTestNotOffered();
    return await probeConnection(input, { ...options, session });
  }
  const { auth, connectionSpec } = buildConnectionRequest(prepared.definition, prepared);
  const draft = { connectionSpec, ...(auth && { auth }) };
  return { ...(await session.client.headwater.testDraft(draft, { signal, onStage })), isStaged: true };
}

import { sessionOf } from '../session/session-of.ts';
import { labelOf } from './connection-label.ts';
import { draftTestNotOffered } from './draft-test-not-offered.ts';
import { prepareParams } from './prepare-params.ts';
import { resolveReference } from './resolve-reference.ts';
import type { ConnectionTest, TestOptions } from './test-connection.ts';
import type { ConnectionChanges } from './update-connection.ts';
import type { WriteOptions } from './write-options.ts';

/**
 * Tests a stored connection with other parameters; stored values fill in those not given. Saves nothing. The audit
 * trail records the attempt, because a changed parameter can send stored secrets to another host.
 *
 * @param reference An id or a name.
 * @throws InvalidInputError with findings if a new value cannot work; nothing was sent.
 * @throws HeadwaterError with code `draft-test-not-offered` on Experience Platform, which tests stored connections
 * only.
 * @throws HeadwaterError with code `connection-not-found`, or AmbiguousNameError if several connections have the
 * name.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { result } = await testChange('Orders', { params: { sasUri: '${env:NEW_SAS}' } });
 */
export async function testChange(
  reference: string,
  { params: given = {} }: Pick<ConnectionChanges, 'params'>,
  options: TestOptions & Pick<WriteOptions, 'lint'> = {},
): Promise<ConnectionTest> {
  const { signal, onStage, lint } = options;
  const session = await sessionOf(options);
  const connection = await resolveReference(reference, { session, signal });
  const { params } = await prepareParams(connection, given, { session, lint });
  if (!(await session.target.isHeadwater())) throw draftTestNotOffered();
  const { id, connectionSpec, auth } = connection;
  const draft = {
    connectionId: id,
    connectionSpec,
    ...(auth && { auth: { specName: auth.specName, params } }),
  };
  const report = await session.client.headwater.testDraft(draft, { signal, onStage });
  return { ...report, id, name: labelOf(connection), isStaged: true };
}

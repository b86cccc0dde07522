import type { TestReport } from '@headwater/models';
import { buildConnectionRequest } from '@headwater/sources';
import { sessionOf } from '../session/session-of.ts';
import type { ConnectionInput } from './connection-input.ts';
import { draftTestNotOffered } from './draft-test-not-offered.ts';
import { prepareConnection } from './prepare-connection.ts';
import type { TestOptions } from './test-connection.ts';
import type { WriteOptions } from './write-options.ts';

/**
 * Tests credentials before a connection is made of them. Keeps nothing and changes nothing at the source.
 *
 * @param source Slug of the source.
 * @throws InvalidInputError with findings when the values cannot work; nothing was sent then.
 * @throws HeadwaterError with code `draft-test-not-offered` on Experience Platform, which tests stored connections only.
 */
export async function testDraft<const S extends string>(
  source: S,
  input: ConnectionInput<S>,
  options: TestOptions & Pick<WriteOptions, 'lint'> = {},
): Promise<TestReport> {
  const { signal, onStage } = options;
  const session = await sessionOf(options);
  const prepared = await prepareConnection(source, input, { session, lint: options.lint });
  if (!(await session.target.isHeadwater())) throw draftTestNotOffered();
  const { auth, connectionSpec } = buildConnectionRequest(prepared.definition, prepared);
  return await session.client.headwater.testDraft(
    { connectionSpec, ...(auth && { auth }) },
    { signal, onStage },
  );
}

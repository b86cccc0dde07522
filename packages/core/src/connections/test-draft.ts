import type { TestReport } from '@headwater/models';
import { HeadwaterError } from '@headwater/sdk';
import { buildConnectionRequest } from '@headwater/sources';
import { sessionOf } from '../session/session-of.ts';
import type { ConnectionInput } from './connection-input.ts';
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
  if (!(await session.target.isHeadwater())) throw notOffered();
  const { auth, connectionSpec } = buildConnectionRequest(prepared.definition, prepared);
  return await session.client.headwater.testDraft(
    { connectionSpec, ...(auth && { auth }) },
    { signal, onStage },
  );
}

function notOffered(): HeadwaterError {
  return new HeadwaterError('Experience Platform tests a connection only once it is saved.', {
    code: 'draft-test-not-offered',
    nextSteps: ['Save the connection, then test it.', 'Or test the same values on a local service first.'],
  });
}

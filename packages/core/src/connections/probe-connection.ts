import { HeadwaterError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { ConnectionInput } from '../input/connection-input.ts';
import type { Session } from '../session/session.ts';
import { createConnection } from './create-connection.ts';
import type { DraftTest, Probe } from './draft-test.ts';
import { type TestOptions, testConnection } from './test-connection.ts';
import type { WriteOptions } from './write-options.ts';

interface ProbeOptions extends TestOptions, WriteOptions {
  session: Session;
  onProbe?: ((probe: Probe) => void) | undefined;
}

/**
 * Tests values with a temporary connection, which is deleted whether or not the test succeeds.
 *
 * @throws HeadwaterError with code `probe-not-deleted` that names the remaining connection.
 */
export async function probeConnection(input: ConnectionInput, options: ProbeOptions): Promise<DraftTest> {
  const { session, signal, onStage, onProbe } = options;
  const name = `headwater-probe-${crypto.randomUUID()}`;
  const created = await createConnection({ ...input, name }, options);
  const probe = { id: created.id, name };
  onProbe?.(probe);
  try {
    const { id: _id, name: _name, ...test } = await testConnection(created, { session, signal, onStage });
    return { ...test, probe };
  } finally {
    // Ignores the caller's signal, because the temporary connection must be deleted.
    await session.client.connections.delete(created.id).catch((cause: unknown) => {
      throw notDeleted(probe, cause);
    });
  }
}

function notDeleted({ id, name }: Probe, cause: unknown): HeadwaterError {
  const reason = cause instanceof Error ? ` ${cause.message}` : '';
  return new HeadwaterError(...describeError('probe-not-deleted', { name, id, reason }, { cause }));
}

import type { CreateConnectionRequest } from '@headwater/models';
import type { Finding } from '@headwater/sources';
import type { UseCaseOptions } from '../session/session.ts';
import type { ConnectionInput } from './connection-input.ts';
import type { WriteOptions } from './write-options.ts';

/** The request that a create would send, with secrets as references or masked. */
export interface ConnectionPlan {
  method: 'POST';
  url: string;
  headers: Readonly<Record<string, string>>;
  body: CreateConnectionRequest;
  source: string;
  sandbox: string;
  findings: readonly Finding[];
}

/** Shows what `createConnection` would send, without sending anything. Checks the values as a create does. */
export async function planConnection<const S extends string>(
  source: S,
  input: ConnectionInput<S>,
  options: UseCaseOptions & Pick<WriteOptions, 'lint'> = {},
): Promise<ConnectionPlan> {
  throw new Error(`Not built yet: ${source} ${input.name} ${options.lint}`);
}

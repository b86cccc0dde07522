import type { Finding } from '@headwater/sources';
import type { UseCaseOptions } from '../session/session.ts';
import type { ConnectionInput } from './connection-input.ts';
import type { WriteOptions } from './write-options.ts';

export interface CreateConnectionOptions extends UseCaseOptions, WriteOptions {}

export interface CreatedConnection {
  id: string;
  etag: string;
  name: string;
  source: string;
  /** Key of the auth variant. */
  method: string;
  sandbox: string;
  connectionSpecId: string;
  /** What the linter remarked: warnings, and errors too when told to go on. */
  findings: readonly Finding[];
}

/**
 * Creates a connection.
 *
 * @param source Slug of the source, for example `azure-blob`.
 * @throws InvalidInputError with findings when the values cannot work; nothing was sent then.
 * @example
 * await createConnection('azure-blob', { auth: { method: 'ConnectionString', connectionString: '${env:BLOB}' } });
 */
export async function createConnection<const S extends string>(
  source: S,
  input: ConnectionInput<S>,
  options: CreateConnectionOptions = {},
): Promise<CreatedConnection> {
  throw new Error(`Not built yet: ${source} ${input.name} ${options.lint}`);
}

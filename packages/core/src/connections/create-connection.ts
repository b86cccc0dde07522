import { buildConnectionRequest, type Finding } from '@headwater/sources';
import type { ConnectionInput } from '../input/connection-input.ts';
import { type ConnectionCall, readCall, type TypedConnection } from '../input/typed-connection.ts';
import { assertWritable } from '../session/assert-writable.ts';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { chooseSpecId } from './choose-spec-id.ts';
import { deploymentFindings } from './deployment-findings.ts';
import { prepareConnection } from './prepare-connection.ts';
import type { WriteOptions } from './write-options.ts';

export interface CreateConnectionOptions extends UseCaseOptions, WriteOptions {}

export interface CreatedConnection {
  id: string;
  /** Including its double quotes. */
  etag: string;
  name: string;
  /** Slug. */
  source: string;
  /** Key of the auth variant; absent for a source without an auth block. */
  method?: string;
  sandbox: string;
  /** The source's id that the target knows. */
  connectionSpecId: string;
  /** The linter's findings: warnings, and errors if they were overridden. */
  findings: readonly Finding[];
}

/**
 * Creates a connection.
 *
 * @param source Slug of the source, for example `azure-blob`. It determines the type of the credentials.
 * @throws InvalidInputError with findings if the values cannot work; nothing was sent.
 * @throws HeadwaterError with code `production-guard` if a write to a production sandbox lacks `yesProduction`;
 * nothing was written.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * await createConnection('azure-blob', { auth: { method: 'ConnectionString', connectionString: '${env:BLOB}' } });
 */
export async function createConnection(
  input: ConnectionInput,
  options?: CreateConnectionOptions,
): Promise<CreatedConnection>;
export async function createConnection<const S extends string>(
  source: S,
  connection: TypedConnection<S>,
  options?: CreateConnectionOptions,
): Promise<CreatedConnection>;
export async function createConnection(
  ...call: ConnectionCall<CreateConnectionOptions>
): Promise<CreatedConnection> {
  const [input, options = {}] = readCall(call);
  const session = await sessionOf(options);
  const prepared = await prepareConnection(input, { session, lint: options.lint });
  const { definition, variant, name } = prepared;
  await assertWritable(session, options);
  const findings = [...prepared.findings, ...(await deploymentFindings(variant, session.target))];
  const connectionSpecId = await chooseSpecId(definition, session.target);
  const body = buildConnectionRequest(definition, { ...prepared, connectionSpecId });
  const { id, etag } = await session.client.connections.create(body, { signal: options.signal });
  return {
    id,
    etag,
    name,
    source: input.source,
    ...(variant && { method: variant.key }),
    sandbox: session.sandbox,
    connectionSpecId,
    findings,
  };
}

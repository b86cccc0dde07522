import type { Connection } from '@headwater/models';
import { HeadwaterError, isApiError } from '@headwater/sdk';
import { findConnectionSource } from '../catalog/connection-source.ts';
import { describeError } from '../errors/describe-error.ts';
import type { ConnectionInput } from '../input/connection-input.ts';
import { type ConnectionCall, readCall, type TypedConnection } from '../input/typed-connection.ts';
import { assertWritable } from '../session/assert-writable.ts';
import type { Session } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import {
  type CreateConnectionOptions,
  type CreatedConnection,
  createConnection,
} from './create-connection.ts';
import { deploymentFindings } from './deployment-findings.ts';
import { type PreparedConnection, prepareConnection } from './prepare-connection.ts';
import { ambiguous, findByName } from './resolve-reference.ts';
import { changedMeanwhile } from './update-connection.ts';

export interface EnsureConnectionOptions extends CreateConnectionOptions {
  /** How to handle an existing connection of the same name: keep it, or replace its values with those given here. */
  existing: 'keep' | 'replace';
}

/** The connection that exists after the call. */
export interface EnsuredConnection extends CreatedConnection {
  outcome: 'created' | 'kept' | 'replaced';
}

/**
 * Creates a connection unless one with its name already exists. A replaced connection keeps its id and takes the
 * given name, description, and parameters.
 *
 * @throws AmbiguousNameError if several connections have the name.
 * @throws HeadwaterError with code `source-differs` or `method-differs` if the existing one has another source or
 * method.
 * @throws InvalidInputError with findings if the values cannot work; nothing was sent.
 * @throws HeadwaterError with code `production-guard` if a write to a production sandbox lacks `yesProduction`;
 * nothing was written.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * await ensureConnection('azure-blob', { auth: { method: 'SasUri', sasUri: '${env:SAS}' } }, { existing: 'keep' });
 */
export async function ensureConnection(
  input: ConnectionInput,
  options: EnsureConnectionOptions,
): Promise<EnsuredConnection>;
export async function ensureConnection<const S extends string>(
  source: S,
  connection: TypedConnection<S>,
  options: EnsureConnectionOptions,
): Promise<EnsuredConnection>;
export async function ensureConnection(
  ...call: ConnectionCall<EnsureConnectionOptions>
): Promise<EnsuredConnection> {
  const [input, options = { existing: 'keep' as const }] = readCall(call);
  const session = await sessionOf(options);
  const { signal, lint, existing } = options;
  const prepared = await prepareConnection(input, { session, lint });
  const [found, ...others] = await findByName(prepared.name, session, signal);
  if (!found) {
    return { ...(await createConnection(input, { ...options, session })), outcome: 'created' };
  }
  if (others.length > 0) throw await ambiguous(prepared.name, [found, ...others]);
  await assertSameSource(found, prepared);
  const { id, etag } = existing === 'keep' ? found : await replace(found, prepared, { ...options, session });
  const findings =
    existing === 'keep'
      ? []
      : [...prepared.findings, ...(await deploymentFindings(prepared.variant, session.target))];
  return {
    id,
    etag,
    name: prepared.name,
    source: input.source,
    ...(prepared.variant && { method: prepared.variant.key }),
    sandbox: session.sandbox,
    connectionSpecId: found.connectionSpec.id,
    findings,
    outcome: existing === 'keep' ? 'kept' : 'replaced',
  };
}

async function assertSameSource(
  found: Connection,
  { definition, variant }: PreparedConnection,
): Promise<void> {
  const source = await findConnectionSource(found);
  if (source?.definition.slug !== definition.slug) {
    const name = source ? source.definition.displayName : 'a source that the catalog does not know';
    throw new HeadwaterError(
      ...describeError('source-differs', {
        name: String(found.name),
        id: found.id,
        found: name,
        wanted: definition.displayName,
      }),
    );
  }
  if (found.auth?.specName !== variant?.specName) {
    const specNames = { found: String(found.auth?.specName), wanted: String(variant?.specName) };
    throw new HeadwaterError(
      ...describeError('method-differs', { name: String(found.name), id: found.id, ...specNames }),
    );
  }
}

async function replace(
  found: Connection,
  { params, description, variant }: PreparedConnection,
  options: CreateConnectionOptions & { session: Session },
): Promise<{ id: string; etag: string }> {
  const { session, signal } = options;
  await assertWritable(session, options);
  const instructions = [
    ...(description === undefined ? [] : [{ op: 'add', path: '/description', value: description }]),
    ...(description === undefined && found.description !== undefined
      ? [{ op: 'remove', path: '/description' }]
      : []),
    // Replaces all parameters at once, so that omitted ones are removed.
    ...(variant ? [{ op: 'replace', path: '/auth/params', value: params }] : []),
  ];
  if (instructions.length === 0) return found;
  return await session.client.connections
    .patch(found.id, instructions, { etag: found.etag, signal })
    .catch((error: unknown) => {
      throw isApiError(error, 412) ? changedMeanwhile(found, error) : error;
    });
}

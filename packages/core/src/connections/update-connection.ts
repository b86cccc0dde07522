import type { Connection, PatchInstruction } from '@headwater/models';
import { HeadwaterError, InvalidInputError, isApiError } from '@headwater/sdk';
import type { Finding } from '@headwater/sources';
import { describeError } from '../errors/describe-error.ts';
import { assertWritable } from '../session/assert-writable.ts';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { assertConfirmed } from './assert-confirmed.ts';
import { labelOf } from './connection-label.ts';
import { deploymentFindings } from './deployment-findings.ts';
import { prepareParams } from './prepare-params.ts';
import { resolveReference } from './resolve-reference.ts';
import type { ConfirmOptions, WriteOptions } from './write-options.ts';

/** Fields to change; omitted fields stay unchanged. */
export interface ConnectionChanges {
  name?: string | undefined;
  description?: string | undefined;
  /** Parameters of the connection's auth variant, merged into the stored ones. May contain secret references. */
  params?: Readonly<Record<string, unknown>> | undefined;
}

export interface UpdateConnectionOptions extends UseCaseOptions, WriteOptions, ConfirmOptions {
  /** Change the connection only if it still has this etag. @default the etag just read */
  etag?: string | undefined;
}

export interface UpdatedConnection {
  id: string;
  name: string;
  /** Including its double quotes. */
  etag: string;
  findings: readonly Finding[];
}

/**
 * Changes a connection, unless another user has changed it in the meantime.
 *
 * @param reference An id or a name.
 * @throws HeadwaterError with code `changed-meanwhile` or `name-not-confirmed`; nothing was changed.
 * @throws InvalidInputError with findings if a value cannot work, or with code `nothing-to-change`; nothing was
 * sent.
 * @throws HeadwaterError with code `connection-not-found`, or AmbiguousNameError if several connections have the
 * name.
 * @throws HeadwaterError with code `production-guard` if a write to a production sandbox lacks `yesProduction`;
 * nothing was written.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * await updateConnection('Orders', { description: 'Daily orders' });
 */
export async function updateConnection(
  reference: string,
  changes: ConnectionChanges,
  options: UpdateConnectionOptions = {},
): Promise<UpdatedConnection> {
  const session = await sessionOf(options);
  const { signal } = options;
  const connection = await resolveReference(reference, { session, signal });
  assertConfirmed(connection, options);
  const { variant, params, findings } = await prepareParams(connection, changes.params ?? {}, {
    session,
    lint: options.lint,
  });
  const instructions = toInstructions({ ...changes, params });
  if (instructions.length === 0) throw nothingToChange();

  await assertWritable(session, options);
  const etag = options.etag ?? connection.etag;
  const changed = await session.client.connections
    .patch(connection.id, instructions, { etag, signal })
    .catch((error: unknown) => {
      throw isApiError(error, 412) ? changedMeanwhile(connection, error) : error;
    });
  const isAuthChanged = Object.keys(params).length > 0;
  const warnings = isAuthChanged ? await deploymentFindings(variant, session.target) : [];
  return { ...changed, name: changes.name ?? labelOf(connection), findings: [...findings, ...warnings] };
}

/** `add` also replaces an existing value. */
function toInstructions({ name, description, params = {} }: ConnectionChanges): readonly PatchInstruction[] {
  return [
    ...(name === undefined ? [] : [{ op: 'add', path: '/name', value: name }]),
    ...(description === undefined ? [] : [{ op: 'add', path: '/description', value: description }]),
    ...Object.entries(params).map(([key, value]) => ({
      op: 'add',
      path: `/auth/params/${escapeKey(key)}`,
      value,
    })),
  ];
}

/** @see RFC 6901, section 3 */
function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function nothingToChange(): InvalidInputError {
  return new InvalidInputError(...describeError('nothing-to-change', {}));
}

/** Creates the error for a conflicting change. */
export function changedMeanwhile(connection: Connection, cause: Error): HeadwaterError {
  const label = labelOf(connection);
  return new HeadwaterError(
    ...describeError('changed-meanwhile', { name: label, id: connection.id }, { cause }),
  );
}

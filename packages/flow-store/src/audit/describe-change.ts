import { isDeepStrictEqual } from 'node:util';
import type { AuditChange } from '../domain/audit-entry.ts';
import type { ConnectionRow } from '../domain/connection-store.ts';
import type { Scope } from '../domain/scope.ts';
import type { SecretSealer } from '../domain/sealed-secrets.ts';
import { SealError } from '../secrets/seal-error.ts';
import { openAuth } from '../secrets/stored-auth.ts';
import type { AuditKeys } from './audit-keys.ts';

/** A connection before and after a change. For a creation or a deletion, one of the two is absent. */
export interface ConnectionChange {
  before?: ConnectionRow | undefined;
  after?: ConnectionRow | undefined;
  /** Parameters of `after` in clear, if available; otherwise they are unsealed. */
  afterParams?: Readonly<Record<string, unknown>> | undefined;
}

interface Context {
  scope: Scope;
  sealer: SecretSealer;
  keys: AuditKeys;
}

/** Lists the fields that differ, with secrets as fingerprints. */
export function describeChange(
  { before, after, afterParams }: ConnectionChange,
  context: Context,
): readonly AuditChange[] {
  const left = fieldsOf(before, context);
  const right = fieldsOf(after, context, afterParams);
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].flatMap((field) => {
    const [was, is] = [left.get(field), right.get(field)];
    return isDeepStrictEqual(was, is) ? [] : [{ field, ...side('before', was), ...side('after', is) }];
  });
}

function side(when: 'before' | 'after', value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [when]: value };
}

/** The audited fields of a connection, by their API names. */
function fieldsOf(
  row: ConnectionRow | undefined,
  { scope, sealer, keys }: Context,
  knownParams?: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, unknown> {
  if (row === undefined) return new Map();
  const secretNames = new Set(row.auth?.secretNames);
  // Without an auth block, secret parameters cannot be distinguished from others.
  const params = row.auth === undefined ? {} : (knownParams ?? readParams(row, scope, sealer));
  const paramFields = Object.entries(params).map(([name, value]): [string, unknown] => [
    `auth.params.${name}`,
    secretNames.has(name) && value !== UNREADABLE ? keys.fingerprint(scope.imsOrgId, value) : value,
  ]);
  const fields: [string, unknown][] = [
    ['name', row.name],
    ['description', row.description],
    ['providerId', row.providerId],
    ['connectionSpec.id', row.connectionSpecId],
    ['connectionSpec.version', row.connectionSpecVersion],
    ['state', row.state],
    ['auth.specName', row.auth?.specName],
    ...paramFields,
  ];
  return new Map(fields.filter(([, value]) => value !== undefined));
}

const UNREADABLE = 'unreadable';

/** Secrets that were tampered with must not prevent replacing or deleting the connection. */
function readParams(
  row: ConnectionRow,
  scope: Scope,
  sealer: SecretSealer,
): Readonly<Record<string, unknown>> {
  try {
    return openAuth(row, scope, sealer)?.params ?? {};
  } catch (error) {
    if (!(error instanceof SealError) || error.code === 'unknown-master-key') throw error;
    const { openParams = {}, secretNames = [] } = row.auth ?? {};
    return { ...openParams, ...Object.fromEntries(secretNames.map((name) => [name, UNREADABLE])) };
  }
}

import type { Connection } from '@headwater/models';
import {
  type AuthVariant,
  coerceParams,
  type Finding,
  findUnknownParams,
  lintParams,
  splitSecrets,
  validateParams,
} from '@headwater/sources';
import { findConnectionSource } from '../catalog/connection-source.ts';
import { registerSecrets } from '../redaction/register-secrets.ts';
import { resolveParams } from '../references/resolve-references.ts';
import type { Session } from '../session/session.ts';
import { assertSendable } from './assert-sendable.ts';

interface PreparedParams {
  /** Absent if the catalog does not know the connection's source or method. */
  variant?: AuthVariant;
  params: Readonly<Record<string, unknown>>;
  findings: readonly Finding[];
}

/**
 * Resolves and validates new parameters of a stored connection. The stored parameters, whose secrets are masked, only
 * fill the gaps; findings about them are dropped.
 *
 * @throws InvalidInputError with findings if a new value cannot work.
 */
export async function prepareParams(
  connection: Connection,
  given: Readonly<Record<string, unknown>>,
  { session, lint }: { session: Session; lint: boolean | undefined },
): Promise<PreparedParams> {
  const resolved = await resolveParams(given, session.references);
  const source = await findConnectionSource(connection);
  if (!source?.variant) {
    registerSecrets(resolved, session.redactor);
    return { params: resolved, findings: [] };
  }
  const { definition, variant } = source;
  const params = coerceParams(variant, resolved);
  registerSecrets(splitSecrets(variant, params).secret, session.redactor);
  const all = { ...connection.auth?.params, ...params };
  const isGiven = ({ param }: Finding): boolean => param !== undefined && Object.hasOwn(params, param);
  const values = lintParams(definition, variant, all, { now: new Date(session.now()) });
  const findings = assertSendable(definition.displayName, {
    structure: validateParams(variant, all).filter(isGiven),
    values: [...findUnknownParams(variant, params), ...values.filter(isGiven)],
    lint,
  });
  return { variant, params, findings };
}

import { type Finding, type SourceDefinition, splitSecrets } from '@headwater/sources';
import { type CheckedAuth, checkAuth } from '../catalog/check-auth.ts';
import { findSource } from '../catalog/find-source.ts';
import type { ConnectionInput } from '../input/connection-input.ts';
import { registerSecrets } from '../redaction/register-secrets.ts';
import type { Session } from '../session/session.ts';
import { assertSendable } from './assert-sendable.ts';

/** A connection that is ready to be sent. */
export interface PreparedConnection extends Pick<CheckedAuth, 'variant' | 'givenParams' | 'params'> {
  definition: SourceDefinition;
  name: string;
  description: string | undefined;
  findings: readonly Finding[];
}

/**
 * Prepares a new connection before anything is sent: source, variant, secrets, structure, values.
 *
 * @throws InvalidInputError with findings if it cannot work.
 */
export async function prepareConnection(
  { source, name, description, auth }: ConnectionInput,
  { session, lint }: { session: Session; lint?: boolean | undefined },
): Promise<PreparedConnection> {
  const definition = await findSource(source);
  const checked = await checkAuth(definition, auth, session);
  const { variant, givenParams, params, structure, values } = checked;
  registerSecrets(splitSecrets(variant, params).secret, session.redactor);
  const findings = assertSendable(definition.displayName, { structure, values, lint });
  return {
    definition,
    variant,
    givenParams,
    params,
    name: name ?? definition.displayName,
    description,
    findings,
  };
}

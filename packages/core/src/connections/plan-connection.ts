import type { CreateConnectionRequest } from '@headwater/models';
import { accessToken, type Fetch } from '@headwater/sdk';
import {
  type AuthVariant,
  buildConnectionRequest,
  type Finding,
  SECRET_MASK,
  splitSecrets,
} from '@headwater/sources';
import { showUnresolved } from '../references/show-unresolved.ts';
import { openClient } from '../session/open-client.ts';
import type { Session, UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import type { ConnectionInput } from './connection-input.ts';
import { prepareConnection } from './prepare-connection.ts';
import type { WriteOptions } from './write-options.ts';

/** The request that a create would send, with secrets as references or masked. */
export interface ConnectionPlan {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: CreateConnectionRequest;
  source: string;
  sandbox: string;
  findings: readonly Finding[];
}

/**
 * Shows what `createConnection` would send, without sending anything; for a source with several spec ids, under the
 * first. Checks the values as a create does.
 *
 * @throws InvalidInputError with findings when the values cannot work.
 */
export async function planConnection<const S extends string>(
  source: S,
  input: ConnectionInput<S>,
  options: UseCaseOptions & Pick<WriteOptions, 'lint'> = {},
): Promise<ConnectionPlan> {
  const session = await sessionOf(options);
  const prepared = await prepareConnection(source, input, { session, lint: options.lint });
  const { definition, variant, givenParams, findings } = prepared;
  const body = buildConnectionRequest(definition, { ...prepared, params: showParams(variant, givenParams) });
  return { ...(await captureRequest(body, session)), body, source, sandbox: session.sandbox, findings };
}

function showParams(
  variant: AuthVariant | undefined,
  params: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { open } = splitSecrets(variant, params);
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, name in open ? value : showUnresolved(value)]),
  );
}

/** Lets the SDK itself say what it would send, by a client that keeps the request instead of sending it. */
export async function captureRequest(
  body: CreateConnectionRequest,
  { profile, sandbox }: Session,
): Promise<Pick<ConnectionPlan, 'method' | 'url' | 'headers'>> {
  const { method, url, headers } = await new Promise<Request>((resolve, reject) => {
    const fetch: Fetch = (request) => {
      resolve(request);
      return Response.json({ id: '', etag: '' }, { status: 201 });
    };
    const client = openClient(profile, { sandbox, tokens: accessToken(SECRET_MASK), fetch });
    client.connections.create(body).catch(reject);
  });
  return { method, url, headers: Object.fromEntries(headers) };
}

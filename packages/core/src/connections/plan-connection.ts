import type { CreateConnectionRequest } from '@headwater/models';
import { accessToken, type Fetch } from '@headwater/sdk';
import { buildConnectionRequest, type Finding, SECRET_MASK, splitSecrets } from '@headwater/sources';
import type { ConnectionInput } from '../input/connection-input.ts';
import { type ConnectionCall, readCall, type TypedConnection } from '../input/typed-connection.ts';
import { parseReferences } from '../references/parse-references.ts';
import { showUnresolved } from '../references/show-unresolved.ts';
import { openClient } from '../session/open-client.ts';
import type { Session, UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { chooseSpecId } from './choose-spec-id.ts';
import { type PreparedConnection, prepareConnection } from './prepare-connection.ts';
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

interface PlanOptions extends UseCaseOptions, Pick<WriteOptions, 'lint'> {}

/**
 * Returns the request that `createConnection` would send, without writing anything. Validates the values like a
 * create. If the source has several ids, asks the target which one it knows.
 *
 * @param source Slug of the source; it determines the type of the credentials.
 * @throws InvalidInputError with findings if the values cannot work.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { url, body } = await planConnection('azure-blob', { auth: { method: 'SasUri', sasUri: '${env:SAS}' } });
 */
export async function planConnection(input: ConnectionInput, options?: PlanOptions): Promise<ConnectionPlan>;
export async function planConnection<const S extends string>(
  source: S,
  connection: TypedConnection<S>,
  options?: PlanOptions,
): Promise<ConnectionPlan>;
export async function planConnection(...call: ConnectionCall<PlanOptions>): Promise<ConnectionPlan> {
  const [input, options = {}] = readCall(call);
  const session = await sessionOf(options);
  const prepared = await prepareConnection(input, { session, lint: options.lint });
  const { definition, findings } = prepared;
  const connectionSpecId = await chooseSpecId(definition, session.target);
  const parts = { ...prepared, connectionSpecId, params: showParams(prepared) };
  const body = buildConnectionRequest(definition, parts);
  const { source } = input;
  return { ...(await captureRequest(body, session)), body, source, sandbox: session.sandbox, findings };
}

/** The parameters as sent, except that references stay unresolved and secrets are masked. */
function showParams({ variant, givenParams, params }: PreparedConnection): Record<string, unknown> {
  const { open } = splitSecrets(variant, params);
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const given = givenParams[name];
      if (!Object.hasOwn(open, name)) return [name, showUnresolved(given)];
      return [name, hasReference(given) ? given : value];
    }),
  );
}

function hasReference(value: unknown): boolean {
  return typeof value === 'string' && parseReferences(value).some(({ kind }) => kind === 'reference');
}

/** Builds the request with the SDK itself, through a client that captures it instead of sending it. */
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

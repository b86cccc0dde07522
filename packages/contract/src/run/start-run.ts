import { randomBytes } from 'node:crypto';
import type { Known } from '../matching/pattern.ts';
import { createAnswerValidator } from '../spec/answer-validator.ts';
import { readBody, valueAt } from './check-exchange.ts';
import type { ContractRun } from './run-case.ts';
import { sendExchange } from './send-exchange.ts';
import type { Target, TargetClient } from './target.ts';

/** Refers to no account. A target that stores connections without testing them accepts it. */
const NOWHERE =
  'DefaultEndpointsProtocol=https;AccountName=headwatercontract;AccountKey=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=;EndpointSuffix=core.windows.net';

/**
 * Requests tokens and collects the values that every case knows.
 *
 * @throws Error if the target issues no token
 */
export async function startRun(
  target: Target,
  { accepts = 'decided' }: Partial<Pick<ContractRun, 'accepts'>> = {},
): Promise<ContractRun> {
  const { client, imsOrg, scopes, sandbox, otherSandbox, source, viewer } = target;
  return {
    target,
    validator: createAnswerValidator(),
    accepts,
    known: {
      ...client,
      imsOrg,
      scopes,
      sandbox,
      token: await requestToken(client, target),
      prefix: `headwater-contract-${randomBytes(4).toString('hex')}`,
      connectionString: source?.connectionString ?? NOWHERE,
      ...(otherSandbox === undefined ? {} : { otherSandbox }),
      ...(source === undefined ? {} : knownOfSource(source)),
      ...(viewer === undefined
        ? {}
        : { viewerClientId: viewer.clientId, viewerToken: await requestToken(viewer, target) }),
    },
    created: new Set(),
  };
}

function knownOfSource({ connectionString, file, table }: NonNullable<Target['source']>): Known {
  const wrongKey = Buffer.alloc(64).toString('base64');
  return {
    file,
    ...(table === undefined ? {} : { table }),
    folder: file.slice(0, file.lastIndexOf('/')),
    wrongConnectionString: connectionString.replace(/(AccountKey=)[^;]+/i, `$1${wrongKey}`),
  };
}

async function requestToken(client: TargetClient, target: Target): Promise<string> {
  const exchange = {
    api: 'ims' as const,
    send: 'POST /ims/token/v3',
    form: {
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: client.clientSecret,
      scope: target.scopes,
    },
    answer: { status: 200 },
  };
  const answer = await sendExchange(exchange, target, {});
  const token = valueAt(readBody(answer), ['access_token']);
  if (typeof token === 'string') return token;
  throw new Error(`The token endpoint returned ${answer.status} and no token. Check the credentials.`);
}

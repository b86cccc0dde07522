/** An answer of Microsoft Entra ID that is not a token. */
export interface EntraRefusal {
  status: number;
  body: object;
}

interface RefusalRow {
  status: number;
  error: string;
  number: number;
  describe: (...names: readonly string[]) => string;
}

type RefusalKind =
  | 'application-not-found'
  | 'grant-unsupported'
  | 'resource-not-found'
  | 'secret-expired'
  | 'secret-wrong'
  | 'tenant-not-found';

const REFUSALS: Readonly<Record<RefusalKind, RefusalRow>> = {
  'tenant-not-found': {
    status: 400,
    error: 'invalid_request',
    number: 90002,
    describe: (tenant) =>
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  },
  'application-not-found': {
    status: 400,
    error: 'unauthorized_client',
    number: 700016,
    describe: (clientId, tenant) =>
      `Application with identifier '${clientId}' was not found in the directory '${tenant}'.`,
  },
  'secret-expired': {
    status: 401,
    error: 'invalid_client',
    number: 7000222,
    describe: (clientId) => `The provided client secret keys for app '${clientId}' are expired.`,
  },
  'secret-wrong': {
    status: 401,
    error: 'invalid_client',
    number: 7000215,
    describe: (clientId) =>
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
  },
  'grant-unsupported': {
    status: 400,
    error: 'unsupported_grant_type',
    number: 70003,
    describe: () => 'The app requested an unsupported grant type.',
  },
  'resource-not-found': {
    status: 400,
    error: 'invalid_resource',
    number: 500011,
    describe: (tenant) => `The resource principal was not found in the tenant named ${tenant}.`,
  },
};

/** @param names what the description speaks of, in its order */
export function refuse(kind: RefusalKind, ...names: readonly string[]): EntraRefusal {
  const { status, error, number, describe } = REFUSALS[kind];
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const trace = '00000000-0000-0000-0000-000000000000';
  const body = {
    error,
    error_description: `AADSTS${number}: ${describe(...names)} Trace ID: ${trace} Correlation ID: ${trace} Timestamp: ${timestamp}`,
    error_codes: [number],
    timestamp,
    trace_id: trace,
    correlation_id: trace,
    error_uri: `https://login.microsoftonline.com/error?code=${number}`,
  };
  return { status, body };
}

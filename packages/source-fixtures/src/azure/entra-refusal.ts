/** An error response of Microsoft Entra ID. */
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

export type RefusalKind =
  | 'blocked-by-policy'
  | 'input-invalid'
  | 'other-cloud'
  | 'principal-missing'
  | 'resource-disabled'
  | 'tenant-implied'
  | 'tenant-shared'
  | 'transient'
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
  'blocked-by-policy': {
    status: 400,
    error: 'interaction_required',
    number: 53003,
    describe: () =>
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  },
  'input-invalid': {
    status: 400,
    error: 'invalid_request',
    number: 90013,
    describe: () => 'Invalid input received from the user.',
  },
  'other-cloud': {
    status: 400,
    error: 'invalid_request',
    number: 900382,
    describe: () => 'Confidential Client is not supported in Cross Cloud request.',
  },
  'principal-missing': {
    status: 401,
    error: 'invalid_client',
    number: 7000229,
    describe: (clientId, tenant) =>
      `The client application ${clientId} is missing service principal in the tenant ${tenant}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119`,
  },
  'resource-disabled': {
    status: 400,
    error: 'invalid_resource',
    number: 500014,
    describe: () =>
      "The service principal for resource 'https://storage.azure.com' is disabled. This indicate that a subscription within the tenant has lapsed, or that the administrator for this tenant has disabled the application.",
  },
  'tenant-implied': {
    status: 400,
    error: 'invalid_request',
    number: 50059,
    describe: () =>
      'No tenant-identifying information found in either the request or implied by any provided credentials.',
  },
  'tenant-shared': {
    status: 400,
    error: 'invalid_request',
    number: 50194,
    describe: (clientId) =>
      `Application '${clientId}'(headwater) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`,
  },
  transient: {
    status: 400,
    error: 'temporarily_unavailable',
    number: 90033,
    describe: () => 'A transient error has occurred. Please try again.',
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

/** @param names values for the placeholders of the description, in order */
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

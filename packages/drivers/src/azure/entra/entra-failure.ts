import type { Failure } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { explainNetworkError } from '../../network/explain-network-error.ts';

/** Observations of an exchange with Microsoft Entra ID. */
export interface EntraAnswers {
  /** Number of the last error in its answers. */
  errorNumber?: string;
  /** The error that kept a request from being sent or answered. */
  sendError?: unknown;
}

interface EntraRequest extends EntraAnswers {
  tenant: string;
  clientId: string;
  /** Host of the authority. */
  host: string;
}

type Explain = (request: EntraRequest) => Failure;

const secretWrong: Explain = ({ clientId }) => ({
  code: 'client-secret-wrong',
  cause: `Microsoft Entra ID rejects the client secret of application ${clientId}.`,
  nextStep:
    'Under "Certificates & secrets" of the app registration, create a new secret and use its value, not its id.',
  fixableBy: 'you',
});

const secretExpired: Explain = ({ clientId }) => ({
  code: 'client-secret-expired',
  cause: `The client secret of application ${clientId} has expired.`,
  nextStep:
    'Create a new one under "Certificates & secrets" of the app registration and update the connection.',
  fixableBy: 'source-admin',
});

const tenantUnknown: Explain = ({ tenant, host }) => ({
  code: 'tenant-unknown',
  cause: `${host} has no tenant ${tenant}.`,
  nextStep:
    'Use the directory (tenant) id from the overview of the app registration, or a verified domain of it. A tenant of another Azure cloud exists in that cloud only.',
  fixableBy: 'you',
});

const applicationUnknown: Explain = ({ tenant, clientId }) => ({
  code: 'application-unknown',
  cause: `Tenant ${tenant} has no application ${clientId}.`,
  nextStep: 'Compare both ids with the overview of the app registration; it may belong to another tenant.',
  fixableBy: 'you',
});

const applicationDisabled: Explain = ({ clientId }) => ({
  code: 'application-disabled',
  cause: `Application ${clientId} is disabled in its tenant.`,
  nextStep: 'Enable sign-in for it under "Enterprise applications".',
  fixableBy: 'source-admin',
});

const accessBlocked: Explain = () => ({
  code: 'conditional-access-blocked',
  cause: 'A conditional access policy of the tenant blocks this sign-in.',
  nextStep:
    'Look up the policy under "Service principal sign-ins" of the tenant. If it restricts locations, allow the public address of this service for the application.',
  fixableBy: 'source-admin',
});

const resourceUnknown: Explain = ({ tenant }) => ({
  code: 'resource-unknown',
  cause: `Tenant ${tenant} does not know the service that the token is for.`,
  nextStep: 'Check that the tenant is the one whose subscription holds the source.',
  fixableBy: 'source-admin',
});

const cloudWrong: Explain = ({ tenant, host }) => ({
  code: 'tenant-in-other-cloud',
  cause: `Tenant ${tenant} does not belong to the Azure cloud of ${host}, and an application cannot sign in across clouds.`,
  nextStep:
    'Check the tenant and the address of the source: its host (such as .core.windows.net, .core.usgovcloudapi.net or .core.chinacloudapi.cn) decides where to sign in. For a custom host, start the service with --entra-authority.',
  fixableBy: 'you',
});

const principalMissing: Explain = ({ tenant, clientId }) => ({
  code: 'service-principal-missing',
  cause: `Application ${clientId} has no service principal in tenant ${tenant}, because no administrator consented to it there.`,
  nextStep: `Ask an administrator of the tenant to grant admin consent, or run "az ad sp create --id ${clientId}" there.`,
  fixableBy: 'source-admin',
});

const tenantNotNamed: Explain = ({ tenant }) => ({
  code: 'tenant-not-named',
  cause: `"${tenant}" does not name a single tenant, which an application needs to sign in.`,
  nextStep: 'Use the directory (tenant) id from the overview of the app registration.',
  fixableBy: 'you',
});

const resourceDisabled: Explain = ({ tenant }) => ({
  code: 'resource-disabled',
  cause: `The service that the token is for is disabled in tenant ${tenant}.`,
  nextStep:
    'Enable it under "Enterprise applications" of the tenant, and check that the subscription has not expired.',
  fixableBy: 'source-admin',
});

const entraBusy: Explain = ({ host }) => ({
  code: 'entra-busy',
  cause: `${host} reports a transient error.`,
  nextStep: 'Try again in a minute.',
  fixableBy: 'you',
});

const inputInvalid: Explain = ({ host }) => ({
  code: 'entra-input-invalid',
  cause: `${host} rejects the format of the tenant, the application id or the secret.`,
  nextStep: 'Copy all three again from the app registration, without spaces or quotation marks.',
  fixableBy: 'you',
});

/** @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const FAILURES: Readonly<Record<string, Explain>> = {
  '7000215': secretWrong,
  '7000216': secretWrong,
  '7000218': secretWrong,
  '7000222': secretExpired,
  '90002': tenantUnknown,
  '900021': tenantUnknown,
  '900023': tenantUnknown,
  '700016': applicationUnknown,
  '700038': applicationUnknown,
  '90013': inputInvalid,
  '90024': entraBusy,
  '90033': entraBusy,
  '90038': cloudWrong,
  '900382': cloudWrong,
  '900432': cloudWrong,
  '50059': tenantNotNamed,
  '50194': tenantNotNamed,
  '500014': resourceDisabled,
  '7000229': principalMissing,
  '7000112': applicationDisabled,
  '53003': accessBlocked,
  '500011': resourceUnknown,
  '650057': resourceUnknown,
};

/** Explains why Microsoft Entra ID issued no token. */
export function explainEntraError(error: unknown, request: EntraRequest): DriverError {
  const { sendError, errorNumber = '', host } = request;
  const explain = FAILURES[errorNumber];
  if (explain !== undefined) return new DriverError(explain(request), error);
  if (sendError instanceof DriverError) return sendError;
  return explainNetworkError(sendError, host) ?? new DriverError(signInFailed(request), error);
}

function signInFailed({ host, errorNumber }: EntraRequest): Failure {
  const reason = errorNumber === undefined ? 'without a reason' : `for reason AADSTS${errorNumber}`;
  return {
    code: 'entra-sign-in-failed',
    cause: `${host} issued no token, ${reason}.`,
    nextStep:
      'Look the reason up in the error codes of Microsoft Entra ID, and check tenant, application and secret.',
    fixableBy: 'source-admin',
  };
}

import type { Failure } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { explainNetworkError } from '../../network/explain-network-error.ts';
import { describeEntraFailure } from './describe-entra-failure.ts';

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

const secretWrong: Explain = ({ clientId }) => describeEntraFailure('client-secret-wrong', { clientId });

const secretExpired: Explain = ({ clientId }) => describeEntraFailure('client-secret-expired', { clientId });

const tenantUnknown: Explain = ({ tenant, host }) => describeEntraFailure('tenant-unknown', { host, tenant });

const applicationUnknown: Explain = ({ tenant, clientId }) =>
  describeEntraFailure('application-unknown', { tenant, clientId });

const applicationDisabled: Explain = ({ clientId }) =>
  describeEntraFailure('application-disabled', { clientId });

const accessBlocked: Explain = () => describeEntraFailure('conditional-access-blocked');

const resourceUnknown: Explain = ({ tenant }) => describeEntraFailure('resource-unknown', { tenant });

const cloudWrong: Explain = ({ tenant, host }) =>
  describeEntraFailure('tenant-in-other-cloud', { tenant, host });

const principalMissing: Explain = ({ tenant, clientId }) =>
  describeEntraFailure('service-principal-missing', { clientId, tenant });

const tenantNotNamed: Explain = ({ tenant }) => describeEntraFailure('tenant-not-named', { tenant });

const resourceDisabled: Explain = ({ tenant }) => describeEntraFailure('resource-disabled', { tenant });

const entraBusy: Explain = ({ host }) => describeEntraFailure('entra-busy', { host });

const inputInvalid: Explain = ({ host }) => describeEntraFailure('entra-input-invalid', { host });

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
  return describeEntraFailure('entra-sign-in-failed', { host, reason });
}

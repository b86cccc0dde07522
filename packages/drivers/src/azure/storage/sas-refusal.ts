import type { AzureSas } from '@headwater/sources';
import type { SasFailureCode } from './sas-failures.ts';
import type { StorageRequest } from './storage-request.ts';

/** The service's refusal of a signature. */
export interface SasRefusal {
  /** The service's time, in epoch milliseconds. */
  serverTime: number;
  needs: StorageRequest['needs'];
  azureCode: string;
  /** Body of the answer. It is classified and never repeated. */
  answer: string;
}

/**
 * Explains a refused signature. Its own fields often reveal more than the refusal does.
 *
 * @see https://learn.microsoft.com/rest/api/storageservices/sas-error-codes
 */
export function classifySasRefusal(
  { startsAt, expiresAt, permissions, policy, fields }: AzureSas,
  { serverTime, needs, azureCode, answer }: SasRefusal,
): SasFailureCode | undefined {
  if (azureCode === 'KeyBasedAuthenticationNotPermitted') return 'sas-key-forbidden';
  if (expiresAt !== undefined && expiresAt.getTime() <= serverTime) return 'sas-expired';
  if (startsAt !== undefined && startsAt.getTime() > serverTime) return 'sas-not-yet-valid';
  if (azureCode === 'AuthorizationSourceIPMismatch') return 'sas-address-not-allowed';
  const lacksPermission = permissions !== undefined && !permissions.includes(needs === 'list' ? 'l' : 'r');
  if (lacksPermission) return 'sas-lacks-permission';
  if (azureCode === 'AuthorizationPermissionMismatch') {
    // Only a user delegation SAS contains the object id of its signer.
    if (fields.some(({ name }) => name === 'skoid')) return 'sas-signer-lacks-role';
    return policy === undefined ? 'sas-lacks-permission' : 'sas-policy-lacks-permission';
  }
  return policy !== undefined && azureCode === 'AuthenticationFailed'
    ? classifyPolicyRefusal(answer)
    : undefined;
}

/** The details of the answer show the problem with a policy; answers to HEAD have none. */
function classifyPolicyRefusal(answer: string): SasFailureCode {
  if (/did not match|not well formed|not both/i.test(answer)) return 'sas-signature-wrong';
  if (/time frame/i.test(answer)) return 'sas-policy-inactive';
  return /cannot be found|not found/i.test(answer) ? 'sas-policy-missing' : 'sas-policy-invalid';
}

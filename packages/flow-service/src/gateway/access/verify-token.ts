import type { Caller } from '@headwater/flow-store';
import { problem } from '../../problems/service-problem.ts';
import type { AccessTokens } from './access-tokens.ts';

/**
 * Runs the same checks as the platform's gateway, in the same order.
 * @throws ServiceProblem of the gateway
 */
export async function verifyToken(headers: Headers, tokens: AccessTokens): Promise<Caller> {
  const authorization = headers.get('authorization');
  if (!authorization) throw problem('403010');
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const caller = token === undefined ? undefined : await tokens.verify(token);
  if (caller === undefined) throw problem('401013');

  const apiKey = headers.get('x-api-key');
  if (!apiKey) throw problem('403000');
  if (apiKey !== caller.clientId) throw problem('403003');

  const imsOrgId = headers.get('x-gw-ims-org-id');
  if (!imsOrgId) throw problem('400003');
  // The platform may also answer 403025 (organization not entitled) here; 403027 is the code for a wrong id.
  if (imsOrgId !== caller.imsOrgId) throw problem('403027');
  return caller;
}

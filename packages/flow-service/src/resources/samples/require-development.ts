import type { Scope } from '@headwater/flow-store';
import type { Services } from '../../gateway/services.ts';
import { problem } from '../../problems/service-problem.ts';

/** @throws ServiceProblem `FLOW-2120-403` in a production sandbox */
export async function requireDevelopment(
  { imsOrgId, sandboxName }: Scope,
  { sandboxes }: Services,
): Promise<void> {
  const sandbox = await sandboxes.find(imsOrgId, sandboxName);
  if (sandbox?.type === 'development') return;
  throw problem('FLOW-2120-403', {
    detail: `Sandbox "${sandboxName}" is for production; this is for development only.`,
  });
}

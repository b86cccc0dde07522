import type { HeadwaterOperations } from '@headwater/models';
import { verifyChain } from '../audit/verify-chain.ts';
import { ok } from '../http/reply.ts';
import type { OrganisationHandler } from '../http/route.ts';

export const verifyAudit: OrganisationHandler<HeadwaterOperations['verifyAudit']> = async (
  { caller },
  services,
) => {
  const verify = () =>
    verifyChain(caller.imsOrgId, { store: services.store.audit, keys: services.audit.keys });
  const report = await verify();
  if (report.broken?.reason !== 'head-forged') return ok(report);
  // It may be signed with a key that came while this service ran.
  await services.keys.renew();
  return ok(await verify());
};

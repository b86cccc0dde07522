import type { HeadwaterOperations } from '@headwater/models';
import { verifyChain } from '../audit/verify-chain.ts';
import { ok } from '../http/reply.ts';
import type { OrganisationHandler } from '../http/route.ts';

export const verifyAudit: OrganisationHandler<HeadwaterOperations['verifyAudit']> = async (
  { caller },
  { store, audit },
) => ok(await verifyChain(caller.imsOrgId, { store: store.audit, keys: audit.keys }));

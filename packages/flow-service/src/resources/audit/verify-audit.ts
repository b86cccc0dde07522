import { isUsed, verifyChain } from '@headwater/flow-store';

import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';

export const verifyAudit: Handler<'verifyAudit'> = async ({ caller }, services) => {
  const { imsOrgId } = caller;
  const { store } = services;
  const verify = () =>
    verifyChain(imsOrgId, {
      store: store.audit,
      keys: services.audit.keys,
      isUsed: () => isUsed(imsOrgId, store),
    });
  const report = await verify();
  if (report.broken?.reason !== 'head-forged') return ok(report);
  // The trail may be signed with a key that was added while this service ran.
  await services.keys.renew();
  return ok(await verify());
};

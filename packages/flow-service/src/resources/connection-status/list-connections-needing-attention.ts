import type { AttentionReport } from '@headwater/models';
import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { EXPIRY_NOTICE_MS, toConnectionStatus } from './status-view.ts';

const DEFAULT_LIMIT = 20;

export const listConnectionsNeedingAttention: Handler<'listConnectionsNeedingAttention'> = async (
  { query, scope },
  { store: { status }, now: clock },
) => {
  const now = clock();
  const { limit = DEFAULT_LIMIT, expiringBefore: before = now + EXPIRY_NOTICE_MS } = query;
  const [failing, expiring, countFailing, countBefore, expired, tested] = await Promise.all([
    status.listFailing(scope, limit),
    status.listExpiring(scope, { before, limit }),
    status.countFailing(scope),
    status.countExpiring(scope, before),
    status.countExpiring(scope, Math.min(before, now)),
    status.countTested(scope),
  ]);
  return ok<AttentionReport>({
    counts: { tested, failing: countFailing, expiring: countBefore - expired, expired },
    failing: failing.map(toConnectionStatus),
    expiring: expiring.map(toConnectionStatus),
  });
};

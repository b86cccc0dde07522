import type { AuditPage } from '@headwater/models';
import type { Handler } from '../../gateway/handler.ts';
import { HEADWATER_PATH } from '../../http/paths.ts';
import { ok } from '../../http/reply.ts';

const DEFAULT_LIMIT = 100;

/** The link to the next page repeats the query, so that the link alone is enough to continue. */
export const listAuditEntries: Handler<'listAuditEntries'> = async ({ caller, query }, { store }) => {
  const { order = 'descending', limit = DEFAULT_LIMIT, ...filter } = query;
  const entries = await store.audit.list(caller.imsOrgId, { ...filter, order, limit: limit + 1 });
  const shown = entries.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map((entry) => ({ ...entry, changes: [...entry.changes] }));
  if (entries.length <= limit || last === undefined) return ok<AuditPage>({ items, _links: {} });
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, after: last.sequence }))
    parameters.set(name, `${value}`);
  const href = `${HEADWATER_PATH}/audit?${parameters}`;
  return ok<AuditPage>({ items, _links: { next: { href } } });
};

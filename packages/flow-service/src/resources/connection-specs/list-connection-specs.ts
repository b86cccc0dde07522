import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { toSpecCondition } from '../lists/spec-filter.ts';
import { listAllConnectionSpecs } from './find-connection-specs.ts';

export const listConnectionSpecs: Handler<'listConnectionSpecs'> = async (
  { query: { property = [], limit, start = 0 } },
  { sources },
) => {
  const meets = toSpecCondition(property);
  const matching = (await listAllConnectionSpecs(sources)).filter(meets);
  const end = limit === undefined ? matching.length : start + limit;
  const isLast = limit === undefined || end >= matching.length;
  const _links = isLast ? {} : { next: { href: toHref({ property, limit, start: end }) } };
  return ok({ items: matching.slice(start, end), _links });
};

/** The link repeats the query, so that the link alone is enough to continue. */
function toHref(next: { property: readonly string[]; limit: number; start: number }): string {
  const parameters = new URLSearchParams();
  for (const expression of next.property) parameters.append('property', expression);
  parameters.set('limit', String(next.limit));
  parameters.set('start', String(next.start));
  return `/connectionSpecs?${parameters}`;
}

import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { splitQueryString } from '../lists/query-string.ts';
import { toSpecCondition } from '../lists/spec-filter.ts';
import { FLOW_SPECS } from './flow-specs.ts';

/** The API declares no continuation token for this search, and there are fewer specs than a page holds. */
export const searchFlowSpecs: Handler<'searchFlowSpecs'> = ({ body: { queryString = '', limit, count } }) => {
  if (count && limit !== undefined) throw problem('FLOW-1401-400');
  const matching = FLOW_SPECS.filter(toSpecCondition(splitQueryString(queryString), 'queryString'));
  return ok(count ? { count: matching.length } : { items: matching.slice(0, limit), _links: {} });
};

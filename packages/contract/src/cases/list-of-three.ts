import type { ContractCase } from '../contract-case.ts';
import type { Pattern } from '../matching/pattern.ts';
import { THREE_CONNECTIONS } from './connections-to-begin-with.ts';

/** Selects the three connections of a case among all others. */
export const OURS = 'property=name=={name}-a,{name}-b,{name}-c';

/** A list of some of the three connections. */
export function listed(
  given: Pick<ContractCase, 'id' | 'behavior' | 'source'> & { query: string; items: Pattern },
): ContractCase {
  const { id, behavior, source, query, items } = given;
  return {
    id,
    behavior,
    source,
    given: THREE_CONNECTIONS,
    exchanges: [{ send: `GET /connections?${query}`, answer: { status: 200, body: { items } } }],
  };
}

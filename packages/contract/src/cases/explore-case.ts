import type { ContractCase } from '../contract-case.ts';
import type { Pattern } from '../matching/pattern.ts';
import { A_CONNECTION } from './connections-to-begin-with.ts';
import { refused } from './words.ts';

/** A request to explore a reachable storage. */
export function explored(
  given: Pick<ContractCase, 'id' | 'behavior' | 'source'> & {
    query: string;
    body: Pattern;
    others?: readonly Pattern[];
  },
): ContractCase {
  const { id, behavior, source, query, body, others = [] } = given;
  const or = others.map((other) => ({ status: 200, body: other }));
  return {
    id,
    behavior,
    source,
    needs: 'source',
    given: A_CONNECTION,
    exchanges: [{ send: `GET /connections/{id}/explore?${query}`, answer: { status: 200, body, or } }],
  };
}

export function refusedLook(
  given: Pick<ContractCase, 'id' | 'behavior' | 'source'> & { query: string; code: string },
): ContractCase {
  const { query, ...rest } = given;
  return refused({ ...rest, given: A_CONNECTION, send: `GET /connections/{id}/explore?${query}` });
}

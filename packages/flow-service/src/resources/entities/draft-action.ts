import { problem } from '../../problems/service-problem.ts';

/**
 * Validates an action on an entity that can only be published.
 *
 * @throws ServiceProblem `FLOW-1434` or `FLOW-1422`
 */
export function requirePublish(op: string, noun: string, state: string): void {
  if (op.toLowerCase() !== 'publish')
    throw problem('FLOW-1434-400', { op, known: `the action on a ${noun} is publish` });
  if (state !== 'draft') throw problem('FLOW-1422-400', { op, state, kind: noun });
}

import { problem } from '../../problems/service-problem.ts';
import type { Patchable } from './read-instructions.ts';

const WHOLE = new Set(['name', 'description']);
const NESTED = new Set(['data', 'params']);

/** The fields of a source or target connection that a patch may change. A draft may still choose its base connection. */
export const PATCHABLE_ENDS: Readonly<Record<'draft' | 'published', Patchable>> = {
  draft: patchable(new Set([...WHOLE, 'baseConnectionId'])),
  published: patchable(WHOLE),
};

function patchable(whole: ReadonlySet<string>): Patchable {
  return {
    noun: 'a source or target connection',
    refuse([field = '', ...rest], path) {
      const isPatchable =
        (rest.length === 0 && whole.has(field)) || (NESTED.has(field) && !rest.includes(''));
      if (!isPatchable) throw problem('FLOW-1455-400', { path, reason: 'cannot be changed by a patch' });
    },
  };
}

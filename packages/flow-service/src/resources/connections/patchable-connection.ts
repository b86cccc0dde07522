import { problem } from '../../problems/service-problem.ts';
import type { Instruction } from '../entities/json-patch.ts';
import type { Patchable } from '../entities/read-instructions.ts';

export const PATCHABLE_CONNECTION: Patchable = {
  noun: 'a connection',
  refuse([field, member, ...rest], path) {
    if (field === 'connectionSpec') throw problem('FLOW-1414-400');
    const isPatchable =
      (member === undefined && (field === 'name' || field === 'description' || field === 'auth')) ||
      (field === 'auth' && member === 'params' && rest.every((key) => key !== ''));
    if (!isPatchable) throw problem('FLOW-1455-400', { path, reason: 'cannot be changed by a patch' });
  },
};

/** True if the outcome depends on single parameters that are stored sealed. */
export function touchesSingleParams(instructions: readonly Instruction[]): boolean {
  return instructions.some(({ path }) => path.startsWith('/auth/params/'));
}

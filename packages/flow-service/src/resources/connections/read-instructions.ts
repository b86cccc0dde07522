import type { PatchInstruction } from '@headwater/models';
import { problem } from '../../problems/service-problem.ts';
import { type Instruction, splitPointer } from '../entities/json-patch.ts';

/**
 * Parses the instructions of a connection's patch as loosely as the API does: an array or a single instruction, with
 * operations in any case.
 *
 * @throws ServiceProblem for an operation or a path that a patch may not use
 */
export function readInstructions(
  body: PatchInstruction | readonly PatchInstruction[],
): readonly Instruction[] {
  const written = Array.isArray(body) ? body : [body];
  return written.map(readInstruction);
}

/** True if the outcome depends on single parameters that are stored sealed. */
export function touchesSingleParams(instructions: readonly Instruction[]): boolean {
  return instructions.some(({ path }) => path.startsWith('/auth/params/'));
}

function readInstruction({ op, path, value }: PatchInstruction): Instruction {
  refuseFixedPath(path);
  switch (op.toLowerCase()) {
    case 'add':
      return { op: 'add', path, value: requireValue(path, value) };
    case 'replace':
      return { op: 'replace', path, value: requireValue(path, value) };
    case 'remove':
      return { op: 'remove', path };
    default:
      throw problem('FLOW-1434-400', { op, known: 'a connection takes add, replace and remove' });
  }
}

function requireValue(path: string, value: unknown): unknown {
  if (value === undefined)
    throw problem('CONNECTOR-1304-400', { detail: `The mandatory field value is missing for ${path}.` });
  return value;
}

function refuseFixedPath(path: string): void {
  const [field, member, ...rest] = splitPointer(path);
  if (field === 'connectionSpec') throw problem('FLOW-1414-400');
  const isPatchable =
    (member === undefined && (field === 'name' || field === 'description' || field === 'auth')) ||
    (field === 'auth' && member === 'params' && rest.every((key) => key !== ''));
  if (!isPatchable) throw problem('FLOW-1455-400', { path, reason: 'cannot be changed by a patch' });
}

import type { PatchInstruction } from '@headwater/models';
import { problem } from '../../problems/service-problem.ts';
import { type Instruction, splitPointer } from './json-patch.ts';

/** The fields of an entity that a patch may change. */
export interface Patchable {
  /** With its article, for problems. */
  noun: string;
  /** @throws ServiceProblem if the keys lead to something that a patch must not change */
  refuse(keys: readonly string[], path: string): void;
}

/**
 * Parses the instructions of a patch as loosely as the API does: an array or a single instruction, with operations in
 * any case.
 *
 * @throws ServiceProblem for an operation or a path that a patch may not use
 */
export function readInstructions(
  body: PatchInstruction | readonly PatchInstruction[],
  patchable: Patchable,
): readonly Instruction[] {
  const written = Array.isArray(body) ? body : [body];
  return written.map((instruction) => readInstruction(instruction, patchable));
}

function readInstruction({ op, path, value }: PatchInstruction, { noun, refuse }: Patchable): Instruction {
  refuse(splitPointer(path), path);
  switch (op.toLowerCase()) {
    case 'add':
      return { op: 'add', path, value: requireValue(path, value) };
    case 'replace':
      return { op: 'replace', path, value: requireValue(path, value) };
    case 'remove':
      return { op: 'remove', path };
    default:
      throw problem('FLOW-1434-400', { op, known: `${noun} takes add, replace and remove` });
  }
}

function requireValue(path: string, value: unknown): unknown {
  if (value === undefined)
    throw problem('CONNECTOR-1304-400', { detail: `The mandatory field value is missing for ${path}.` });
  return value;
}

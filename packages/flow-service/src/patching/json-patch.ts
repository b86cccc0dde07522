import { problem } from '../problems/service-problem.ts';

/** A change to a document: the part of JSON Patch that the API knows. */
export type Instruction =
  | { op: 'add' | 'replace'; path: string; value: unknown }
  | { op: 'remove'; path: string };

/**
 * Applies instructions in order to a JSON document, which is left as it was.
 *
 * @throws ServiceProblem `FLOW-1455` for a path that is not there; then nothing is applied
 */
export function applyPatch(document: unknown, instructions: readonly Instruction[]): unknown {
  return instructions.reduce((value, instruction) => {
    return change(value, splitPointer(instruction.path), instruction);
  }, document);
}

/** The keys of a JSON pointer. */
export function splitPointer(path: string): readonly string[] {
  if (!path.startsWith('/')) throw problem('FLOW-1455-400', `"${path}"`, 'does not begin with a slash');
  return path
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function change(value: unknown, [key = '', ...rest]: readonly string[], instruction: Instruction): unknown {
  if (Array.isArray(value)) return changeElement(value, [key, ...rest], instruction);
  if (typeof value !== 'object' || value === null) throw missing(instruction);
  return changeMember(value as Record<string, unknown>, [key, ...rest], instruction);
}

function changeMember(
  object: Readonly<Record<string, unknown>>,
  [key = '', ...rest]: readonly string[],
  instruction: Instruction,
): Record<string, unknown> {
  const isThere = Object.hasOwn(object, key);
  if (!isThere && !(rest.length === 0 && instruction.op === 'add')) throw missing(instruction);
  // A computed key makes an own property of any name, `__proto__` too.
  if (rest.length > 0) return { ...object, [key]: change(object[key], rest, instruction) };
  if (instruction.op !== 'remove') return { ...object, [key]: instruction.value };
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

function changeElement(
  array: readonly unknown[],
  [key = '', ...rest]: readonly string[],
  instruction: Instruction,
): unknown[] {
  const isAppend = rest.length === 0 && instruction.op === 'add';
  const index = key === '-' && isAppend ? array.length : toIndex(key);
  if (index === undefined || index >= array.length + (isAppend ? 1 : 0)) throw missing(instruction);
  if (rest.length > 0) return array.with(index, change(array[index], rest, instruction));
  if (instruction.op === 'remove') return array.toSpliced(index, 1);
  if (instruction.op === 'add') return array.toSpliced(index, 0, instruction.value);
  return array.with(index, instruction.value);
}

function toIndex(key: string): number | undefined {
  return /^(0|[1-9]\d{0,8})$/.test(key) ? Number(key) : undefined;
}

function missing({ path }: Instruction): Error {
  return problem('FLOW-1455-400', path, 'leads to nothing that is there');
}

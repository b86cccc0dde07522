import { problem } from '../../problems/service-problem.ts';

/** A change to a document: the part of JSON Patch that the API supports. */
export type Instruction =
  | { op: 'add' | 'replace'; path: string; value: unknown }
  | { op: 'remove'; path: string };

/**
 * Applies instructions in order to a JSON document and returns the result; the document itself is not changed.
 *
 * @throws ServiceProblem `FLOW-1455` for a path that does not exist; then nothing is applied
 */
export function applyPatch(document: unknown, instructions: readonly Instruction[]): unknown {
  // One copy for all instructions: a copy for each would take time that grows with the square of their number.
  const patched = structuredClone(document);
  for (const instruction of instructions) apply(patched, instruction);
  return patched;
}

/** The keys of a JSON pointer. */
export function splitPointer(path: string): readonly string[] {
  if (!path.startsWith('/'))
    throw problem('FLOW-1455-400', { path: `"${path}"`, reason: 'does not begin with a slash' });
  return path
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function apply(document: unknown, instruction: Instruction): void {
  const keys = splitPointer(instruction.path);
  const key = keys.at(-1) ?? '';
  const parent = keys.slice(0, -1).reduce((value, step) => read(value, step, instruction), document);
  if (Array.isArray(parent)) changeElement(parent, key, instruction);
  else if (isObject(parent)) changeMember(parent, key, instruction);
  else throw missing(instruction);
}

function read(value: unknown, key: string, instruction: Instruction): unknown {
  if (Array.isArray(value)) {
    const index = toIndex(key);
    if (index !== undefined && index < value.length) return value[index];
  } else if (isObject(value) && Object.hasOwn(value, key)) {
    return value[key];
  }
  throw missing(instruction);
}

function changeMember(object: Record<string, unknown>, key: string, instruction: Instruction): void {
  if (instruction.op !== 'add' && !Object.hasOwn(object, key)) throw missing(instruction);
  if (instruction.op === 'remove') {
    Reflect.deleteProperty(object, key);
    return;
  }
  // Defined rather than assigned, so that any name, even `__proto__`, becomes an own member.
  Object.defineProperty(object, key, {
    value: structuredClone(instruction.value),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function changeElement(array: unknown[], key: string, instruction: Instruction): void {
  const isAdd = instruction.op === 'add';
  const index = isAdd && key === '-' ? array.length : toIndex(key);
  if (index === undefined || index >= array.length + (isAdd ? 1 : 0)) throw missing(instruction);
  if (instruction.op === 'remove') array.splice(index, 1);
  else array.splice(index, isAdd ? 0 : 1, structuredClone(instruction.value));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function toIndex(key: string): number | undefined {
  return /^(0|[1-9]\d{0,8})$/.test(key) ? Number(key) : undefined;
}

function missing({ path }: Instruction): Error {
  return problem('FLOW-1455-400', { path, reason: 'leads to nothing that is there' });
}

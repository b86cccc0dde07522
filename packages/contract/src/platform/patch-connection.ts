import type { PlatformConnection } from './platform-connections.ts';
import { problem } from './platform-request.ts';

interface Instruction {
  op: string;
  path: string;
  value?: unknown;
}

/**
 * Applies the instructions of a patch to a copy (facts 4.5): add overwrites; replace and remove require an existing
 * member.
 *
 * @returns the changed connection, or the refusal of the first instruction that does not apply
 */
export function patchConnection(
  connection: PlatformConnection,
  body: unknown,
): PlatformConnection | Response {
  const instructions = readInstructions(body);
  if (instructions.length === 0) return problem('FLOW-1405-400', 'The request body is null or empty.');
  const changed = structuredClone(connection);
  for (const instruction of instructions) {
    const refusal = apply(changed, instruction);
    if (refusal) return refusal;
  }
  return changed;
}

/** A single instruction may be sent without a list around it (facts 8 no. 5). */
function readInstructions(body: unknown): readonly Instruction[] {
  const list = Array.isArray(body) ? body : [body];
  return list.filter(
    (item): item is Instruction => typeof item?.op === 'string' && typeof item.path === 'string',
  );
}

function apply(connection: PlatformConnection, { op, path, value }: Instruction): Response | undefined {
  const operation = op.toLowerCase();
  if (!OPERATIONS.has(operation))
    return problem('FLOW-1434-400', `The operation ${op} is not supported for ${path}.`);
  if (path.startsWith('/connectionSpec'))
    return problem('FLOW-1414-400', 'The connection spec of a connection cannot be changed.');
  const keys = path.slice(1).split('/');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<unknown>(memberOf, connection);
  const isAllowed =
    PATHS.some((allowed) => allowed.test(path)) && typeof parent === 'object' && parent !== null;
  if (!isAllowed || (operation !== 'add' && !(last in parent)))
    return problem('FLOW-1455-400', `The patch of ${path} failed: there is no such field.`);
  if (operation === 'remove') Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
  return undefined;
}

const OPERATIONS: ReadonlySet<string> = new Set(['add', 'replace', 'remove']);
const PATHS: readonly RegExp[] = [/^\/name$/, /^\/description$/, /^\/auth$/, /^\/auth\/params(?:\/[^/]+)?$/];

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

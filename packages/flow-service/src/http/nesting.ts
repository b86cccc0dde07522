/** Levels of nesting that are taken; deeper ones only serve to exhaust a stack. */
export const MAX_DEPTH = 64;

/** Whether a JSON value nests no deeper than is taken. */
export function isShallow(value: unknown, depth: number = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((member) => isShallow(member, depth - 1));
}

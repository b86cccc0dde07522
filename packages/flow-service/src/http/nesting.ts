/** Maximum nesting depth. Deeper values could only serve to exhaust the stack. */
export const MAX_DEPTH = 64;

/** True if a JSON value is within the maximum nesting depth. */
export function isShallow(value: unknown, depth: number = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((member) => isShallow(member, depth - 1));
}

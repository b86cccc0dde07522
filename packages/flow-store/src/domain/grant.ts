/** The roles of clients in a sandbox; each role includes the ones before it. */
const ROLES = ['viewer', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A role in one sandbox, or with `*` in all sandboxes and outside of them. */
export interface Grant {
  sandbox: string;
  role: Role;
}

/** Means all sandboxes, including future ones. */
export const EVERY_SANDBOX = '*';

/**
 * Returns the highest role granted in a sandbox.
 *
 * @param grants Absent for the client of the data directory, which has every right.
 * @param sandbox `*` for objects of the organization as a whole.
 */
export function roleIn(grants: readonly Grant[] | undefined, sandbox: string): Role | undefined {
  if (grants === undefined) return 'admin';
  const held = grants.filter((grant) => grant.sandbox === EVERY_SANDBOX || grant.sandbox === sandbox);
  return ROLES.findLast((role) => held.some((grant) => grant.role === role));
}

/** True if a role includes another. */
export function suffices(role: Role | undefined, required: Role): boolean {
  return role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(required);
}

/** What a client may do in a sandbox; each role may do what those before it may. */
const ROLES = ['viewer', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A role in one sandbox, or with `*` in all of them and in what belongs to none. */
export interface Grant {
  sandbox: string;
  role: Role;
}

/** Stands for all sandboxes, those to come too. */
export const EVERY_SANDBOX = '*';

/**
 * The highest role that grants give in a sandbox.
 *
 * @param grants Absent for the client that a data directory comes with, which may do everything.
 * @param sandbox `*` for what belongs to the organization as a whole.
 */
export function roleIn(grants: readonly Grant[] | undefined, sandbox: string): Role | undefined {
  if (grants === undefined) return 'admin';
  const held = grants.filter((grant) => grant.sandbox === EVERY_SANDBOX || grant.sandbox === sandbox);
  return ROLES.findLast((role) => held.some((grant) => grant.role === role));
}

/** Whether a role is as high as another. */
export function suffices(role: Role | undefined, required: Role): boolean {
  return role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(required);
}

import type { ClientGrant } from '@headwater/core';

/** Roles as they are given to `--grant`. */
export function renderGrants(grants: readonly ClientGrant[]): string {
  return grants.map(({ sandbox, role }) => `${sandbox}=${role}`).join(', ');
}

import type { ClientGrant } from '@headwater/core';

/** Roles as `--grant` takes them. */
export function renderGrants(grants: readonly ClientGrant[]): string {
  return grants.map(({ sandbox, role }) => `${sandbox}=${role}`).join(', ');
}

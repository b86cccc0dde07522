import { type ClientGrant, nearest } from '@headwater/core';
import { custom } from '@oclif/core/flags';
import { UsageError } from '../errors/usage-error.ts';

const ROLES: readonly ClientGrant['role'][] = ['viewer', 'editor', 'admin'];

/** A role in a sandbox, written as `dev=editor`. */
export const grantFlag = custom<ClientGrant>({
  helpValue: '<sandbox>=<role>',
  multiple: true,
  multipleNonGreedy: true,
  required: true,
  parse: async (input) => {
    const [, sandbox, named = ''] = /^(.+)=(\w+)$/.exec(input) ?? [];
    const role = ROLES.find((known) => known === named);
    if (sandbox !== undefined && role !== undefined) return { sandbox, role };
    throw new UsageError(`"${input}" is not a grant.`, {
      code: 'grant-invalid',
      nextSteps: [
        ...nearest(named, ROLES).map((near) => `Did you mean \`${sandbox}=${near}\`?`),
        `Write it as sandbox=role, for example dev=editor or '*=admin'. Roles are ${ROLES.join(', ')}.`,
      ],
    });
  },
});

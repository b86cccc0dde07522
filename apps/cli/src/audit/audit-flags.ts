import type { AuditFilter } from '@headwater/core';
import { custom, string } from '@oclif/core/flags';
import { UsageError } from '../errors/usage-error.ts';

const time = custom<number>({
  helpValue: '<time>',
  parse: async (input) => {
    const milliseconds = Date.parse(input);
    if (!Number.isNaN(milliseconds)) return milliseconds;
    throw new UsageError(`"${input}" is not a time.`, {
      code: 'time-invalid',
      nextSteps: ['Write a date or a time as ISO 8601, for example 2026-11-22 or 2026-11-22T08:00:00Z.'],
    });
  },
});

/** Flags that filter the audit trail. */
export const auditFlags = {
  connection: string({ summary: 'Only changes of the connection of this id.', helpValue: '<id>' }),
  'in-sandbox': string({ summary: 'Only changes in this sandbox.', helpValue: '<name>' }),
  operation: string({ summary: 'Only this operation, for example patchConnection.', helpValue: '<name>' }),
  user: string({ summary: 'Only changes by this user.', helpValue: '<id>' }),
  client: string({ summary: 'Only changes through this client.', helpValue: '<id>' }),
  since: time({ summary: 'Only changes at or after this time.' }),
  until: time({ summary: 'Only changes before this time.' }),
};

interface AuditFlags {
  connection?: string | undefined;
  'in-sandbox'?: string | undefined;
  operation?: string | undefined;
  user?: string | undefined;
  client?: string | undefined;
  since?: number | undefined;
  until?: number | undefined;
}

export function toAuditFilter(flags: AuditFlags): AuditFilter {
  return {
    connectionId: flags.connection,
    sandboxName: flags['in-sandbox'],
    operation: flags.operation,
    userId: flags.user,
    clientId: flags.client,
    since: flags.since,
    until: flags.until,
  };
}

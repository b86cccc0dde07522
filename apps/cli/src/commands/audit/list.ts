import { type AuditEntry, listAudit } from '@headwater/core';
import { integer } from '@oclif/core/flags';
import { auditFlags, toAuditFilter } from '../../audit/audit-flags.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { listFlags, printList } from '../../output/list-output.ts';
import { note, withProgress } from '../../output/progress.ts';

export default class AuditList extends HeadwaterCommand {
  static override summary = 'List changes with their user and time, newest first.';
  static override description = 'The embedded service keeps the trail of all sandboxes of an organization.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --since 2026-11-01 --operation deleteConnection',
    '<%= config.bin %> <%= command.id %> --json --query "[].changes[].field"',
  ];
  static override flags = {
    ...auditFlags,
    limit: integer({ summary: 'Maximum number of entries.', helpValue: '<n>', default: 100, min: 1 }),
    ...listFlags,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(AuditList);
    const { limit } = flags;
    const session = await this.openSession(flags);
    const listed = listAudit({ session, ...toAuditFilter(flags), limit });
    const { items, hasMore } = await withProgress('Listing', listed);
    if (hasMore) note(`Only the newest ${limit} are shown. Use --limit for more.`);
    await printList(items, COLUMNS, flags);
  }
}

const COLUMNS = [
  { field: 'sequence', header: 'NO', value: ({ sequence }: AuditEntry) => sequence },
  { field: 'at', header: 'TIME', value: ({ at }: AuditEntry) => new Date(at).toISOString().slice(0, 19) },
  { field: 'userId', header: 'USER', value: ({ userId }: AuditEntry) => userId, isOptional: true },
  { field: 'operation', header: 'OPERATION', value: ({ operation }: AuditEntry) => operation },
  {
    field: 'sandboxName',
    header: 'SANDBOX',
    value: ({ sandboxName }: AuditEntry) => sandboxName,
    isOptional: true,
  },
  {
    field: 'connectionId',
    header: 'CONNECTION',
    value: ({ connectionId }: AuditEntry) => connectionId,
    isWhole: true,
  },
  {
    field: 'changes',
    header: 'FIELDS',
    value: ({ changes }: AuditEntry) => changes.map(({ field }) => field).join(', '),
    isOptional: true,
  },
];

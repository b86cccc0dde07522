import { once } from 'node:events';
import { iterateAudit } from '@headwater/core';
import { auditFlags, toAuditFilter } from '../../audit/audit-flags.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { selectByQuery } from '../../output/query.ts';

export default class AuditExport extends HeadwaterCommand {
  static override summary = 'Print the audit trail as one JSON document per line (NDJSON), oldest first.';
  static override description =
    'Each entry holds the hash of the previous one, so a complete export can be verified without the service. --query applies to each entry.';
  static override examples = ['<%= config.bin %> <%= command.id %> > audit.ndjson'];
  static override flags = auditFlags;

  async run(): Promise<void> {
    const { flags } = await this.parse(AuditExport);
    const session = await this.openSession(flags);
    for await (const entry of iterateAudit({ session, ...toAuditFilter(flags), order: 'ascending' })) {
      const shown = flags.query === undefined ? entry : await selectByQuery(entry, flags.query);
      if (!process.stdout.write(`${JSON.stringify(shown ?? null)}\n`)) await once(process.stdout, 'drain');
    }
  }
}

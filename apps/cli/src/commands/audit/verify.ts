import { type AuditVerification, verifyAudit } from '@headwater/core';
import { EXIT_CODE } from '../../errors/exit-code.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { withProgress } from '../../output/progress.ts';
import { outcomeSign } from '../../output/style.ts';

export default class AuditVerify extends HeadwaterCommand {
  static override summary = 'Check that the audit trail has not been altered; exit code 2 if it has.';
  static override examples = ['<%= config.bin %> <%= command.id %>'];

  async run(): Promise<void> {
    const { flags } = await this.parse(AuditVerify);
    const verified = await withProgress('Verifying', verifyAudit({ session: await this.openSession(flags) }));
    await printResult(verified, flags, () => renderVerification(verified));
    if (!verified.isIntact) process.exitCode = EXIT_CODE.differences;
  }
}

function renderVerification({ entries, masked = 0, head, broken }: AuditVerification): string {
  if (broken) return `${outcomeSign('failed')} ${broken.explanation} (${broken.reason})`;
  const end = head ? ` It ends with entry ${head.sequence}, ${head.hash}.` : '';
  const masks =
    masked === 0
      ? ''
      : ` Credentials in ${masked} of them were masked later; entries of the operation maskAuditEntries list these.`;
  return `${outcomeSign('passed')} The audit trail is intact: ${entries} entries.${masks}${end}`;
}

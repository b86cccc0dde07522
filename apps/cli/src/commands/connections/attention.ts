import { type ConnectionStatus, connectionsNeedingAttention } from '@headwater/core';
import { integer } from '@oclif/core/flags';
import { renderExpiry, renderLastTest } from '../../connections/render-status.ts';
import { EXIT_CODE } from '../../errors/exit-code.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { note, withProgress } from '../../output/progress.ts';
import { renderTable } from '../../output/table.ts';

export default class ConnectionsAttention extends HeadwaterCommand {
  static override summary = 'List connections whose last test failed or whose secrets expire soon.';
  static override description =
    'Lists secrets that expire within 14 days or have expired. Exits with 7 when a connection fails or has expired secrets. ' +
    'The embedded service keeps test results and expiry dates; Experience Platform does not, and the command then says so.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --json --query "failing[].name"',
  ];
  static override flags = {
    limit: integer({
      summary: 'Maximum number of connections of each kind.',
      helpValue: '<n>',
      default: 20,
      min: 1,
      max: 100,
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(ConnectionsAttention);
    const session = await this.openSession(flags);
    const asked = connectionsNeedingAttention({ session, limit: flags.limit });
    const found = await withProgress('Looking', asked);
    if (!found.isKept) {
      note('This target keeps no test history or expiry dates, so nothing is known.');
      await printResult(found, flags, () => '');
      return;
    }
    const { counts, failing, expiring } = found;
    const rows = [
      ...failing.map(({ lastTest, ...status }) => row(status, 'fails', lastTest && renderLastTest(lastTest))),
      ...expiring.map(({ secretsExpireAt = 0, ...status }) =>
        row(status, 'expires', renderExpiry(secretsExpireAt, session.now())),
      ),
    ];
    await printResult(found, flags, () => (rows.length === 0 ? NOTHING : renderTable(rows, COLUMNS)));
    const total = counts.failing + counts.expiring + counts.expired;
    if (total > rows.length) note(`Only ${rows.length} of ${total} are shown. Use --limit for more.`);
    if (counts.failing + counts.expired > 0) process.exitCode = EXIT_CODE.sourceRefused;
  }
}

const NOTHING = 'Nothing needs attention.';

interface Row {
  name: string;
  id: string;
  what: string;
  details: string | undefined;
}

function row(
  { name, connectionId: id }: Pick<ConnectionStatus, 'name' | 'connectionId'>,
  what: string,
  details: string | undefined,
): Row {
  return { name, id, what, details };
}

const COLUMNS = [
  { header: 'NAME', value: ({ name }: Row) => name, isKey: true },
  { header: 'WHAT', value: ({ what }: Row) => what },
  { header: 'DETAILS', value: ({ details }: Row) => details },
  { header: 'ID', value: ({ id }: Row) => id, isWhole: true },
];

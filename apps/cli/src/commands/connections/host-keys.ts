import { forgetHostKeys, listHostKeys, type Session, trustHostKey } from '@headwater/core';
import { boolean, string } from '@oclif/core/flags';
import { connectionArgument } from '../../arguments.ts';
import { writeFlags } from '../../connections/connection-flags.ts';
import { writeGuarded } from '../../connections/write-guarded.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import type { Column } from '../../output/column.ts';
import { printResult } from '../../output/print-result.ts';
import { printable } from '../../output/printable.ts';
import { outcomeSign } from '../../output/style.ts';
import { renderTable } from '../../output/table.ts';

type HostKey = Awaited<ReturnType<typeof listHostKeys>>[number];

export default class ConnectionsHostKeys extends HeadwaterCommand {
  static override summary = "Show, trust or forget the host keys of a connection's SSH server.";
  static override description =
    "An SFTP connection pins its server's key at first use. A changed key is refused until you trust it here; get its fingerprint from the server's administrator first.";
  static override examples = [
    '<%= config.bin %> <%= command.id %> "Orders by SFTP"',
    '<%= config.bin %> <%= command.id %> "Orders by SFTP" --trust SHA256:uNiVztksCsDhcc0u9e8BrGaqzIuMYtcX4XYXqFFGGgE',
  ];
  static override args = connectionArgument;
  static override flags = {
    trust: string({
      summary: 'Trust this fingerprint instead of the pinned one; `ssh-keygen -l` prints it.',
      helpValue: 'SHA256:<base64>',
      exclusive: ['forget'],
    }),
    type: string({
      summary: 'Type of the trusted key, for a server with several.',
      helpValue: '<type>',
      dependsOn: ['trust'],
    }),
    forget: boolean({
      summary: 'Forget the pinned keys; the next use pins the key that the server then presents.',
      default: false,
    }),
    'yes-production': writeFlags['yes-production'],
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConnectionsHostKeys);
    const session = await this.openSession(flags);
    if (flags.forget) return await forget(args.connection, flags, session);
    if (flags.trust !== undefined) {
      await trust(args.connection, { ...flags, fingerprint: flags.trust }, session);
      return;
    }
    const keys = await listHostKeys(args.connection, { session });
    await printResult(keys, flags, () => (keys.length === 0 ? NONE : renderTable(keys, COLUMNS)));
  }
}

interface Flags {
  json: boolean;
  query?: string | undefined;
  'yes-production': boolean;
}

const NONE = 'No host key is pinned; the first test or exploration pins one.';

const COLUMNS: readonly Column<HostKey>[] = [
  { header: 'ADDRESS', value: ({ address }) => address, isKey: true },
  { header: 'TYPE', value: ({ type }) => type ?? '-' },
  { header: 'FINGERPRINT', value: ({ fingerprint }) => fingerprint, isWhole: true },
  { header: 'PINNED', value: ({ pinnedAt }) => new Date(pinnedAt).toISOString() },
  { header: 'BY', value: ({ origin }) => (origin === 'given' ? 'given' : 'first use'), isOptional: true },
];

async function trust(
  connection: string,
  { fingerprint, type, ...flags }: Flags & { fingerprint: string; type?: string | undefined },
  session: Session,
): Promise<void> {
  const key = { fingerprint, ...(type === undefined ? {} : { type }) };
  const trusted = await writeGuarded(session, flags, ({ yesProduction }) =>
    trustHostKey(connection, key, { session, yesProduction }),
  );
  const where = printable(trusted.address);
  await printResult(
    trusted,
    flags,
    () => `${outcomeSign('passed')} Trusts ${trusted.fingerprint} for ${where}.`,
  );
}

async function forget(connection: string, flags: Flags, session: Session): Promise<void> {
  const forgotten = await writeGuarded(session, flags, ({ yesProduction }) =>
    forgetHostKeys(connection, { session, yesProduction }),
  );
  const name = printable(forgotten.name);
  await printResult(forgotten, flags, () => `${outcomeSign('passed')} Forgot the host keys of "${name}".`);
}

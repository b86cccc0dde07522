import { createConnection, planConnection, type Session } from '@headwater/core';
import { boolean, string as text } from '@oclif/core/flags';
import { sourceArgument } from '../../arguments.ts';
import { paramFlag, writeFlags } from '../../connections/connection-flags.ts';
import { describeConnection } from '../../connections/describe-connection.ts';
import { isFollowed } from '../../connections/follow-test.ts';
import { renderCreated } from '../../connections/render-created.ts';
import { renderPlan } from '../../connections/render-plan.ts';
import { renderVerdict } from '../../connections/render-test.ts';
import { testCreated } from '../../connections/test-created.ts';
import { writeGuarded } from '../../connections/write-guarded.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import type { DescribedConnection } from '../../input/read-draft.ts';
import { type OutputFlags, printResult } from '../../output/print-result.ts';

export default class ConnectionsCreate extends HeadwaterCommand {
  static override summary = 'Create a connection to a source.';
  static override description =
    'Values are checked before anything is sent. At a terminal, what is missing is asked for; secrets stay hidden.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    `<%= config.bin %> <%= command.id %> azure-blob --name "Landing zone" --auth ConnectionString --param connectionString='\${env:BLOB}' --test`,
    '<%= config.bin %> <%= command.id %> --from connection.yaml --dry-run',
  ];
  static override args = { source: sourceArgument };
  static override flags = {
    name: text({
      char: 'n',
      summary: "Name of the connection; the source's name when left out.",
      helpValue: '<name>',
    }),
    description: text({ summary: 'What the connection is for.', helpValue: '<text>' }),
    auth: text({
      char: 'a',
      summary: 'Way to authenticate, as `sources show` lists them.',
      helpValue: '<variant>',
    }),
    ...paramFlag,
    from: text({
      char: 'f',
      summary: 'Read the connection from a JSON or YAML file; - for stdin. Flags win.',
      helpValue: '<file>',
    }),
    'dry-run': boolean({
      summary: 'Show the request, its secrets masked, and send nothing.',
      exclusive: ['test'],
      default: false,
    }),
    test: boolean({
      summary: 'Test the connection once it is created; exits with 7 when the test fails.',
      default: false,
    }),
    ...writeFlags,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConnectionsCreate);
    const connection = await describeConnection(args.source, flags);
    const session = await this.openSession(flags);
    if (flags['dry-run']) return await showPlan(connection, session, flags);
    const created = await writeGuarded(session, flags, ({ yesProduction }) => {
      return createConnection(connection.source, connection.input, {
        session,
        lint: flags.lint,
        yesProduction,
      });
    });
    const isEarly = flags.test && isFollowed(flags);
    if (isEarly) process.stdout.write(`${renderCreated(created)}\n`);
    const outcome = flags.test ? await testCreated(created, session, flags) : undefined;
    if (!isEarly) {
      await printResult({ ...created, ...outcome?.shown }, flags, () =>
        renderCreated(created, outcome?.report),
      );
    } else if (outcome?.report) {
      process.stdout.write(`${renderVerdict(outcome.report)}\n`);
    }
    if (outcome?.error !== undefined && !flags.json) throw outcome.error;
    if (outcome) process.exitCode = outcome.exitCode;
  }
}

async function showPlan(
  { source, input }: DescribedConnection,
  session: Session,
  flags: OutputFlags & { lint: boolean },
): Promise<void> {
  const plan = await planConnection(source, input, { session, lint: flags.lint });
  await printResult(plan, flags, () => renderPlan(plan));
}

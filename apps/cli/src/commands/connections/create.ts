import { type ConnectionInput, planConnection, type Session } from '@headwater/core';
import { boolean, string as text } from '@oclif/core/flags';
import { sourceArgument } from '../../arguments.ts';
import { draftFlags, probeFlag, writeFlags } from '../../connections/connection-flags.ts';
import { describeConnection } from '../../connections/describe-connection.ts';
import { isFollowed } from '../../connections/follow-test.ts';
import { renderCreated } from '../../connections/render-created.ts';
import { renderPlan } from '../../connections/render-plan.ts';
import { renderTest, renderVerdict } from '../../connections/render-test.ts';
import { saveConnection } from '../../connections/save-connection.ts';
import { testCreated } from '../../connections/test-created.ts';
import { testUnsaved } from '../../connections/test-unsaved.ts';
import { EXIT_CODE } from '../../errors/exit-code.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { type OutputFlags, printResult } from '../../output/print-result.ts';

export default class ConnectionsCreate extends HeadwaterCommand {
  static override summary = 'Create a connection to a source.';
  static override description =
    'Checks all values before it sends anything. At a terminal, asks for missing values and hides secrets.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    `<%= config.bin %> <%= command.id %> azure-blob --name "Landing zone" --auth ConnectionString --param connectionString='\${env:BLOB}' --test`,
    '<%= config.bin %> <%= command.id %> --from connection.yaml --dry-run',
  ];
  static override args = { source: sourceArgument };
  static override flags = {
    name: text({
      char: 'n',
      summary: 'Name of the connection; by default the name of the source.',
      helpValue: '<name>',
    }),
    description: text({ summary: 'Purpose of the connection.', helpValue: '<text>' }),
    ...draftFlags,
    'dry-run': boolean({
      summary: 'Show the request with its secrets masked, and send nothing.',
      exclusive: ['test', 'test-first', 'if-absent', 'replace'],
      default: false,
    }),
    'if-absent': boolean({
      summary: 'Keep an existing connection of the same name; prints its id and exits with 0.',
      exclusive: ['replace'],
      default: false,
    }),
    replace: boolean({
      summary: 'Give an existing connection of the same name these values; it keeps its id.',
      default: false,
    }),
    'test-first': boolean({
      summary: 'Test before saving; if the test fails, nothing is saved and the exit code is 7.',
      default: false,
    }),
    ...probeFlag,
    test: boolean({
      summary: 'Test the new connection; exits with 7 if the test fails.',
      default: false,
    }),
    ...writeFlags,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConnectionsCreate);
    const session = await this.openSession(flags);
    const { input, keepAnswers } = await describeConnection(args.source, flags);
    if (flags['dry-run']) return await showPlan(input, session, flags);
    const created = await create(input, session, flags).catch(async (error) => {
      await keepAnswers(session);
      throw error;
    });
    if (!created) {
      await keepAnswers(session);
      process.exitCode = EXIT_CODE.sourceRefused;
      return;
    }
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

/** Returns undefined if the test before saving fails. */
async function create(
  input: ConnectionInput,
  session: Session,
  flags: Parameters<typeof testUnsaved>[2] & Parameters<typeof saveConnection>[2] & { 'test-first': boolean },
): Promise<Awaited<ReturnType<typeof saveConnection>> | undefined> {
  if (flags['test-first'] && !(await passesFirst(input, session, flags))) return undefined;
  return await saveConnection(input, session, flags);
}

/** Prints a failing test, because the command prints nothing else in that case. */
async function passesFirst(
  input: ConnectionInput,
  session: Session,
  flags: Parameters<typeof testUnsaved>[2],
): Promise<boolean> {
  const test = await testUnsaved(input, session, flags);
  if (test.result) return true;
  await printResult({ test }, flags, () => {
    return `${isFollowed(flags) ? renderVerdict(test) : renderTest(test)}\nNothing was created.`;
  });
  return false;
}

async function showPlan(
  input: ConnectionInput,
  session: Session,
  flags: OutputFlags & { lint: boolean },
): Promise<void> {
  const plan = await planConnection(input, { session, lint: flags.lint });
  await printResult(plan, flags, () => renderPlan(plan));
}

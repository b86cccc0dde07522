import { listSources, testChange, testConnection } from '@headwater/core';
import { boolean, integer } from '@oclif/core/flags';
import { argument } from '../../arguments.ts';
import { draftFlags, probeFlag, writeFlags } from '../../connections/connection-flags.ts';
import { followTest, isFollowed } from '../../connections/follow-test.ts';
import { renderTest, renderVerdict, type TestShown } from '../../connections/render-test.ts';
import { testAll } from '../../connections/test-all.ts';
import { testUnsaved } from '../../connections/test-unsaved.ts';
import { EXIT_CODE } from '../../errors/exit-code.ts';
import { UsageError } from '../../errors/usage-error.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { parseParams } from '../../input/params.ts';
import { readDraft, toInput } from '../../input/read-draft.ts';
import { warnOfClearSecrets, warnOfStoredSecrets } from '../../input/warn-of-clear-secrets.ts';
import { printResult } from '../../output/print-result.ts';

export default class ConnectionsTest extends HeadwaterCommand {
  static override summary = 'Test saved or unsaved connections, and explain each failure.';
  static override description =
    'With a source and its parameters, or with --from, tests an unsaved connection. With a connection and --param, tests it with those parameters. Saves nothing in either case. At a terminal, shows each stage as it ends. Exits with 7 when the source refuses or cannot be reached, and with 10 when it cannot be tested from here.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> "Landing zone"',
    `<%= config.bin %> <%= command.id %> "Landing zone" --param connectionString='\${env:NEW_BLOB}'`,
    `<%= config.bin %> <%= command.id %> azure-blob --auth ConnectionString --param connectionString='\${env:BLOB}'`,
    '<%= config.bin %> <%= command.id %> --from connection.yaml',
    '<%= config.bin %> <%= command.id %> --all',
  ];
  static override args = {
    connection: argument({ description: 'Id or name of a connection, or slug of a source.' }),
  };
  static override flags = {
    ...draftFlags,
    ...probeFlag,
    ...writeFlags,
    all: boolean({
      summary: 'Test all connections of the sandbox.',
      exclusive: ['param', 'from', 'auth', 'probe'],
      default: false,
    }),
    concurrency: integer({
      summary: 'Number of connections tested at the same time with --all.',
      helpValue: '<n>',
      default: 4,
      min: 1,
      max: 16,
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConnectionsTest);
    const { connection } = args;
    if (flags.all) {
      if (connection !== undefined) throw oneOrAll();
      process.exitCode = await testAll(await this.openSession(flags), flags);
      return;
    }
    const isSource = flags.from !== undefined || (hasValues(flags) && isSlug(connection));
    const report = isSource
      ? await this.#testDraft(connection, flags)
      : await this.#testStored(connection, flags);
    await printResult(report, flags, () => (isFollowed(flags) ? renderVerdict(report) : renderTest(report)));
    if (!report.result) process.exitCode = EXIT_CODE.sourceRefused;
  }

  async #testDraft(source: string | undefined, flags: TestFlags): Promise<TestShown> {
    const input = toInput(await readDraft(source, flags));
    await warnOfClearSecrets(input.source, flags.param);
    return await testUnsaved(input, await this.openSession(flags), flags);
  }

  async #testStored(connection: string | undefined, flags: TestFlags): Promise<TestShown> {
    if (connection === undefined) throw nothingToTest();
    if (flags.auth !== undefined) throw authOfStored();
    const params = flags.param && parseParams(flags.param);
    const session = await this.openSession(flags);
    if (params) await warnOfStoredSecrets(connection, flags.param, session);
    return await followTest(flags, (onStage) =>
      params
        ? testChange(connection, { params }, { session, onStage, lint: flags.lint })
        : testConnection(connection, { session, onStage }),
    );
  }
}

interface TestFlags {
  auth?: string | undefined;
  param?: string[] | undefined;
  from?: string | undefined;
  json: boolean;
  query?: string | undefined;
  profile: string | undefined;
  sandbox: string | undefined;
  timeout?: number | undefined;
  lint: boolean;
  probe: boolean;
  'yes-production': boolean;
}

function hasValues({ auth, param }: Pick<TestFlags, 'auth' | 'param'>): boolean {
  return auth !== undefined || param !== undefined;
}

function isSlug(text: string | undefined): boolean {
  return listSources().some(({ slug }) => slug === text);
}

function nothingToTest(): UsageError {
  return new UsageError('Nothing to test was named.', {
    code: 'connection-missing',
    nextSteps: [
      'Name a connection, or a source with its parameters.',
      'Or test a file with --from, or every connection with --all.',
    ],
  });
}

function oneOrAll(): UsageError {
  return new UsageError('--all tests every connection, but a connection is named too.', {
    code: 'usage-invalid',
    nextSteps: ['Remove one of the two.'],
  });
}

function authOfStored(): UsageError {
  return new UsageError('The auth method of a stored connection cannot be changed.', {
    code: 'usage-invalid',
    nextSteps: ['Remove --auth, or name a source instead of the connection to test an unsaved one.'],
  });
}

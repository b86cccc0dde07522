import { testChange, testConnection } from '@headwater/core';
import { connectionArgument } from '../../arguments.ts';
import { lintFlag, paramFlag } from '../../connections/connection-flags.ts';
import { followTest, isFollowed } from '../../connections/follow-test.ts';
import { renderTest, renderVerdict } from '../../connections/render-test.ts';
import { EXIT_CODE } from '../../errors/exit-code.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { parseParams } from '../../input/params.ts';
import { printResult } from '../../output/print-result.ts';

export default class ConnectionsTest extends HeadwaterCommand {
  static override summary = 'Test a connection, and tell why when it does not work.';
  static override description =
    'At a terminal each stage is shown as it ends. With --param, tests the connection as it would be with other parameters, and saves nothing. Exits with 7 when the source refuses or cannot be reached.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> "Landing zone"',
    `<%= config.bin %> <%= command.id %> "Landing zone" --param connectionString='\${env:NEW_BLOB}'`,
  ];
  static override args = connectionArgument;
  static override flags = {
    ...paramFlag,
    ...lintFlag,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConnectionsTest);
    const session = await this.openSession(flags);
    const { lint } = flags;
    const params = flags.param && parseParams(flags.param);
    const report = await followTest(flags, (onStage) =>
      params
        ? testChange(args.connection, { params }, { session, onStage, lint })
        : testConnection(args.connection, { session, onStage }),
    );
    await printResult(report, flags, () => (isFollowed(flags) ? renderVerdict(report) : renderTest(report)));
    if (!report.result) process.exitCode = EXIT_CODE.sourceRefused;
  }
}

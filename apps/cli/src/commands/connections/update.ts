import { updateConnection } from '@headwater/core';
import { string } from '@oclif/core/flags';
import { connectionArgument } from '../../arguments.ts';
import { confirmFlag, paramFlag, writeFlags } from '../../connections/connection-flags.ts';
import { writeGuarded } from '../../connections/write-guarded.ts';
import { UsageError } from '../../errors/usage-error.ts';
import { renderFindings } from '../../findings/render-findings.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { parseParams } from '../../input/params.ts';
import { warnOfStoredSecrets } from '../../input/warn-of-clear-secrets.ts';
import { printResult } from '../../output/print-result.ts';
import { printable } from '../../output/printable.ts';
import { outcomeSign } from '../../output/style.ts';

export default class ConnectionsUpdate extends HeadwaterCommand {
  static override summary = 'Change the name, description or parameters of a connection.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> "Landing zone" --name "Landing"',
    `<%= config.bin %> <%= command.id %> "Landing zone" --param connectionString='\${env:NEW_BLOB}'`,
  ];
  static override args = connectionArgument;
  static override flags = {
    name: string({ char: 'n', summary: 'New name.', helpValue: '<name>' }),
    description: string({ summary: 'New description.', helpValue: '<text>' }),
    ...paramFlag,
    etag: string({ summary: 'Change the connection only if it still has this etag.', helpValue: '<etag>' }),
    ...confirmFlag,
    ...writeFlags,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConnectionsUpdate);
    const { name, description, etag, lint } = flags;
    const params = flags.param && parseParams(flags.param);
    if (name === undefined && description === undefined && params === undefined) throw nothingToChange();
    const session = await this.openSession(flags);
    if (params) await warnOfStoredSecrets(args.connection, flags.param, session);
    const updated = await writeGuarded(session, flags, ({ yesProduction, confirmName }) => {
      const changes = { name, description, params };
      return updateConnection(args.connection, changes, {
        session,
        etag,
        lint,
        yesProduction,
        confirmName,
      });
    });
    await printResult(updated, flags, () => {
      const done = `${outcomeSign('passed')} Updated "${printable(updated.name)}" (etag ${updated.etag}).`;
      return [
        done,
        ...(updated.findings.length > 0 ? [renderFindings(updated.findings, process.stdout)] : []),
      ].join('\n');
    });
  }
}

function nothingToChange(): UsageError {
  return new UsageError('Nothing to change was named.', {
    code: 'change-missing',
    nextSteps: ['Add --name, --description or --param.'],
  });
}

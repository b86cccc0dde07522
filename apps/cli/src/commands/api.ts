import { callApi } from '@headwater/core';
import { string } from '@oclif/core/flags';
import { argument } from '../arguments.ts';
import { writeFlags } from '../connections/connection-flags.ts';
import { writeGuarded } from '../connections/write-guarded.ts';
import { UsageError } from '../errors/usage-error.ts';
import { HeadwaterCommand } from '../headwater-command.ts';
import { readJsonFile } from '../input/read-json-file.ts';
import { printResult, toJson } from '../output/print-result.ts';
import { printableText } from '../output/printable.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export default class Api extends HeadwaterCommand {
  static override summary = "Send one request to the API with the profile's token and headers.";
  static override description =
    'The body is sent unchanged: secret references are not resolved. Every method except GET needs --yes-production in a production sandbox.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> GET "/data/foundation/flowservice/connections?limit=5"',
    '<%= config.bin %> <%= command.id %> POST /data/foundation/flowservice/connections --body connection.json',
  ];
  static override args = {
    method: argument({ description: `One of ${METHODS.join(', ')}.`, required: true }),
    path: argument({ description: 'Path below the base URL, with its query.', required: true }),
  };
  static override flags = {
    body: string({ summary: 'JSON file to send; - for stdin.', helpValue: '<file>' }),
    etag: string({ summary: 'Sent as If-Match, with its double quotes.', helpValue: '<etag>' }),
    'yes-production': writeFlags['yes-production'],
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Api);
    const { path } = args;
    const method = readMethod(args.method);
    const body = flags.body === undefined ? undefined : await readJsonFile(flags.body);
    const session = await this.openSession(flags);
    const answer = await writeGuarded(session, flags, ({ yesProduction }) =>
      callApi({ method, path, body, etag: flags.etag }, { session, yesProduction }),
    );
    if (answer.body === undefined && !flags.json && flags.query === undefined) return;
    const { body: received = null } = answer;
    await printResult(received, flags, () =>
      typeof received === 'string' ? printableText(received) : toJson(received),
    );
  }
}

function readMethod(written: string): (typeof METHODS)[number] {
  const method = METHODS.find((name) => name === written.toUpperCase());
  if (method) return method;
  throw new UsageError(`"${printableText(written)}" is not a method.`, {
    code: 'usage-invalid',
    nextSteps: [`The methods are ${METHODS.join(', ')}.`],
  });
}

import { createClient } from '@headwater/core';
import { string } from '@oclif/core/flags';
import { grantFlag } from '../../clients/grant-flag.ts';
import { renderCreatedClient } from '../../clients/render-created-client.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { withProgress } from '../../output/progress.ts';

export default class ClientsCreate extends HeadwaterCommand {
  static override summary = 'Create a client of the embedded service, with roles in its sandboxes.';
  static override description =
    'Prints the secret once; the service stores only its hash. Creating clients requires the role admin in every sandbox.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --name "Nightly check" --grant dev=viewer',
    "<%= config.bin %> <%= command.id %> --name Operator --grant '*=admin' --query clientSecret > secret.txt",
  ];
  static override flags = {
    name: string({
      char: 'n',
      summary: 'Name of the person or program that uses the client.',
      helpValue: '<text>',
      required: true,
    }),
    grant: grantFlag({ summary: 'Role in a sandbox, or in all of them with *; repeatable.' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(ClientsCreate);
    const { name, grant: grants } = flags;
    const session = await this.openSession(flags);
    const made = await withProgress('Writing', createClient({ name, grants }, { session }));
    await printResult(made, flags, () => renderCreatedClient(made));
  }
}

import { type AuthStatus, authStatus } from '@headwater/core';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { renderDetails } from '../../output/details.ts';
import { printResult } from '../../output/print-result.ts';
import { withProgress } from '../../output/progress.ts';

export default class AuthStatusCommand extends HeadwaterCommand {
  static override summary = 'Show the identity and the target of the CLI, and check that it gets a token.';
  static override description = 'Never prints the token itself. Exits with 4 when the target grants none.';
  static override examples = ['<%= config.bin %> <%= command.id %> --profile stage'];

  async run(): Promise<void> {
    const { flags } = await this.parse(AuthStatusCommand);
    const session = await this.openSession(flags);
    const status = await withProgress('Requesting a token', authStatus({ session }));
    await printResult(status, flags, () => renderStatus(status));
  }
}

function renderStatus({
  profile,
  baseUrl,
  imsUrl,
  imsOrg,
  clientId,
  sandbox,
  tokenExpiresAt,
}: AuthStatus): string {
  return renderDetails({
    profile,
    target: baseUrl,
    'token endpoint': imsUrl,
    organization: imsOrg,
    client: clientId,
    sandbox,
    token:
      tokenExpiresAt === undefined ? 'granted' : `granted, until ${new Date(tokenExpiresAt).toISOString()}`,
  });
}

import { getAccessToken } from '@headwater/core';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';

export default class AuthToken extends HeadwaterCommand {
  static override summary = 'Print an access token, for use with other tools.';
  static override description =
    'The token is a secret: capture it in a variable instead of printing it on the screen.';
  static override examples = ['TOKEN=$(<%= config.bin %> <%= command.id %>)'];

  async run(): Promise<void> {
    const { flags } = await this.parse(AuthToken);
    const accessToken = await getAccessToken(await this.openSession(flags));
    await printResult({ accessToken }, flags, () => accessToken);
  }
}

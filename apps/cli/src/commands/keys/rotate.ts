import { userInfo } from 'node:os';
import type { RotatedMasterKey } from '@headwater/flow-store';
import { dataFlags, toDataOptions } from '../../data-flags.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { withProgress } from '../../output/progress.ts';
import { outcomeSign } from '../../output/style.ts';
import { explainServeError } from '../../serve/explain-serve-error.ts';

export default class KeysRotate extends HeadwaterCommand {
  static override summary = 'Replace the current master key with a new one.';
  // Opens the data directly: master keys lie beside it, and no service may send or receive them.
  static override description =
    'Only the data keys of the secrets are wrapped again; the secrets do not change. If the command is interrupted, run it again. A ' +
    'master key from the environment is rotated from HEADWATER_MASTER_KEY_OLD to HEADWATER_MASTER_KEY, with both set for ' +
    'every service; a key file is replaced here, and a running service switches to it.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --data-dir /var/lib/headwater',
  ];
  static override flags = dataFlags;

  async run(): Promise<void> {
    const { flags } = await this.parse(KeysRotate);
    const { rotateMasterKey } = await import('@headwater/flow-store');
    const rotation = rotateMasterKey({ ...toDataOptions(flags), userId: userInfo().username });
    const rotated = await withProgress('Rotating', rotation).catch(explainServeError);
    await printResult(rotated, flags, () => renderRotated(rotated));
  }
}

function renderRotated({ masterKeyId, rewrapped, retired, retiredKeyFiles }: RotatedMasterKey): string {
  const kept = retiredKeyFiles.map((file) => `Kept for older snapshots: ${file}`);
  return [
    `${outcomeSign('passed')} Master key ${masterKeyId} took over ${rewrapped} connections from ${retired.join(', ')}.`,
    ...kept,
    kept.length > 0
      ? 'Services that use this key file switch to the new key by themselves.'
      : 'You can remove HEADWATER_MASTER_KEY_OLD now.',
  ].join('\n');
}

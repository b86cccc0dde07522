import { userInfo } from 'node:os';
import type { RotatedMasterKey } from '@headwater/flow-store';
import { dataFlags, toDataOptions } from '../../data-flags.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { withProgress } from '../../output/progress.ts';
import { outcomeSign } from '../../output/style.ts';
import { explainServeError } from '../../serve/explain-serve-error.ts';

export default class KeysRotate extends HeadwaterCommand {
  static override summary = 'Put a new master key in the place of the present one.';
  // Works on the data itself: master keys live beside it, and no service may hand them out or take them in.
  static override description =
    'Only the keys of the secrets are wrapped anew, the secrets stay as they are. If it is cut short, run it again. A ' +
    'master key of the environment is rotated from HEADWATER_MASTER_KEY_OLD to HEADWATER_MASTER_KEY, with both set for ' +
    'every service; one of a file is made here, and a service that runs meanwhile takes it over.';
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
  const kept = retiredKeyFiles.map((file) => `Kept for snapshots of before: ${file}`);
  return [
    `${outcomeSign('passed')} Master key ${masterKeyId} took over ${rewrapped} connections from ${retired.join(', ')}.`,
    ...kept,
    kept.length > 0
      ? 'Services that run with the key of this file take the new one over by themselves.'
      : 'HEADWATER_MASTER_KEY_OLD can be dropped now.',
  ].join('\n');
}

import { boolean } from '@oclif/core/flags';
import { dataFlags, toDataOptions } from '../../data-flags.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { withProgress } from '../../output/progress.ts';
import { outcomeSign } from '../../output/style.ts';
import { explainServeError } from '../../serve/explain-serve-error.ts';
import { fileArgument } from '../../snapshot/file-argument.ts';
import { renderManifest } from '../../snapshot/render-manifest.ts';

export default class SnapshotRestore extends HeadwaterCommand {
  static override summary = 'Put a snapshot in the place of what is stored, all of it or nothing.';
  static override description =
    'The file is verified first. The master key of then has to be there already. Stop the service before, and start it after.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> headwater-2026-11-22.snapshot --data-dir ./restored',
    '<%= config.bin %> <%= command.id %> headwater-2026-11-22.snapshot --replace',
  ];
  static override args = fileArgument;
  static override flags = {
    ...dataFlags,
    replace: boolean({ summary: 'Let go of what is stored now.', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SnapshotRestore);
    const { restoreSnapshot } = await import('@headwater/flow-store');
    const options = { ...toDataOptions(flags), file: args.file, mayReplace: flags.replace };
    const manifest = await withProgress('Restoring', restoreSnapshot(options)).catch(explainServeError);
    await printResult({ file: args.file, ...manifest }, flags, () => {
      return `${outcomeSign('passed')} Restored ${args.file}\n\n${renderManifest(manifest)}`;
    });
  }
}

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
  static override summary = 'Replace all stored data with a snapshot, or change nothing.';
  static override description =
    "Verifies the file first. The snapshot's master key must already be in place. Stop the service before, and start it afterward.";
  static override examples = [
    '<%= config.bin %> <%= command.id %> headwater-2026-11-22.snapshot --data-dir ./restored',
    '<%= config.bin %> <%= command.id %> headwater-2026-11-22.snapshot --replace',
  ];
  static override args = fileArgument;
  static override flags = {
    ...dataFlags,
    replace: boolean({ summary: 'Discard the data that is stored now.', default: false }),
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

import { dataFlags, toDataOptions } from '../../data-flags.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { withProgress } from '../../output/progress.ts';
import { outcomeSign } from '../../output/style.ts';
import { explainServeError } from '../../serve/explain-serve-error.ts';
import { fileArgument } from '../../snapshot/file-argument.ts';
import { renderManifest } from '../../snapshot/render-manifest.ts';

export default class SnapshotCreate extends HeadwaterCommand {
  static override summary = 'Save all data of a service at one moment to a file.';
  // Reads the database directly, also beside a running service: a backup must not depend on a service.
  static override description =
    'The service may keep running. The snapshot holds sealed secrets but not the master key: store that separately. It does not hold the records of flows, which are in the folder `lake` of the data directory.';
  static override examples = ['<%= config.bin %> <%= command.id %> headwater-2026-11-22.snapshot'];
  static override args = fileArgument;
  static override flags = dataFlags;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SnapshotCreate);
    const { createSnapshot } = await import('@headwater/flow-store');
    const creation = createSnapshot({ ...toDataOptions(flags), file: args.file });
    const manifest = await withProgress('Saving', creation).catch(explainServeError);
    await printResult({ file: args.file, ...manifest }, flags, () => {
      return `${outcomeSign('passed')} Saved ${args.file}\n\n${renderManifest(manifest)}`;
    });
  }
}

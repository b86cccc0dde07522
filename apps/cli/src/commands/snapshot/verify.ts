import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { withProgress } from '../../output/progress.ts';
import { outcomeSign } from '../../output/style.ts';
import { explainServeError } from '../../serve/explain-serve-error.ts';
import { fileArgument } from '../../snapshot/file-argument.ts';
import { renderManifest } from '../../snapshot/render-manifest.ts';

export default class SnapshotVerify extends HeadwaterCommand {
  static override summary = 'Check that a snapshot is complete, and show its contents.';
  static override examples = ['<%= config.bin %> <%= command.id %> headwater-2026-11-22.snapshot'];
  static override args = fileArgument;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SnapshotVerify);
    const { verifySnapshot } = await import('@headwater/flow-store');
    const manifest = await withProgress('Verifying', verifySnapshot(args.file)).catch(explainServeError);
    await printResult({ file: args.file, ...manifest }, flags, () => {
      return `${outcomeSign('passed')} ${args.file} is whole.\n\n${renderManifest(manifest)}`;
    });
  }
}

import { type SourceGuide, showSource } from '@headwater/core';
import { argument } from '../../arguments.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { withProgramNameInShell } from '../../output/command-line.ts';
import { printResult } from '../../output/print-result.ts';
import { renderSource } from '../../sources/render-source.ts';

export default class SourcesShow extends HeadwaterCommand {
  static override summary = "Show a source's parameters, with a ready command and file for each auth method.";
  static override examples = ['<%= config.bin %> <%= command.id %> azure-blob'];
  static override args = { source: argument({ description: 'Slug of the source.', required: true }) };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SourcesShow);
    const guide = asTyped(await showSource(args.source));
    await printResult(guide, flags, () => renderSource(guide));
  }
}

function asTyped(guide: SourceGuide): SourceGuide {
  const variants = guide.variants.map((variant) => {
    return { ...variant, command: withProgramNameInShell(variant.command) };
  });
  return { ...guide, variants };
}

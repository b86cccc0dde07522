import { listProfiles, listSources } from '@headwater/core';
import { type CompleteValue, completeWords } from '../../completion/candidates.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';

export default class CompletionWords extends HeadwaterCommand {
  static override summary = 'What the completion scripts ask for at each press of the key.';
  static override hidden = true;
  static override strict = false;

  async run(): Promise<void> {
    const { flags } = await this.parse(CompletionWords);
    // As they were typed: a half typed flag is itself `--`, which the parser would take away.
    const words = this.argv.slice(this.argv.indexOf('--') + 1);
    const profiles = (await listProfiles()).map(({ name }) => name);
    const candidates = completeWords(words, this.config.commands, completeFrom(profiles));
    await printResult(candidates, flags, () => candidates.join('\n'));
  }
}

function completeFrom(profiles: readonly string[]): CompleteValue {
  return (name, words) => {
    if (name === 'source') return listSources().map(({ slug }) => slug);
    if (name === 'auth') return methodsOf(words);
    if (name === 'profile' || name === 'against') return profiles;
    return [];
  };
}

function methodsOf(words: readonly string[]): readonly string[] {
  const source = listSources().find(({ slug }) => words.includes(slug));
  return source?.methods.map(({ key }) => key) ?? [];
}

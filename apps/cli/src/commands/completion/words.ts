import { listProfiles, listSources } from '@headwater/core';
import { boolean } from '@oclif/core/flags';
import { type CompleteValue, completeWords } from '../../completion/candidates.ts';
import { connectionNames, paramNames } from '../../completion/values.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';

export default class CompletionWords extends HeadwaterCommand {
  static override summary = 'List completions for a command line; the completion scripts call this.';
  static override hidden = true;
  static override strict = false;
  static override flags = {
    next: boolean({ summary: 'Complete a new word after the given ones.', default: false }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(CompletionWords);
    // The words as typed. A half-typed flag may be `--` itself, which the parser would remove.
    const typed = this.argv.slice(this.argv.indexOf('--') + 1);
    const words = flags.next ? [...typed, ''] : typed;
    const profiles = (await listProfiles()).map(({ name }) => name);
    const candidates = await completeWords(words, this.config.commands, this.#completeFrom(profiles));
    await printResult(candidates, flags, () => candidates.join('\n'));
  }

  #completeFrom(profiles: readonly string[]): CompleteValue {
    const open = this.openSession.bind(this);
    return async (name, words) => {
      if (name === 'source') return listSources().map(({ slug }) => slug);
      if (name === 'auth') return methodsOf(words);
      if (name === 'profile' || name === 'against') return profiles;
      if (name === 'param') return await paramNames(words, open);
      if (name === 'connection') return await connectionNames(words, open);
      return [];
    };
  }
}

function methodsOf(words: readonly string[]): readonly string[] {
  const source = listSources().find(({ slug }) => words.includes(slug));
  return source?.methods.map(({ key }) => key) ?? [];
}

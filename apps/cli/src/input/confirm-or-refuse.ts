import { UsageError } from '../errors/usage-error.ts';
import { canAsk } from './can-ask.ts';

/**
 * Goes on after `--yes` or a yes at the terminal; elsewhere refuses and names the flag.
 *
 * @param makeQuestion - Called only when somebody can be asked.
 */
export async function confirmOrRefuse(
  makeQuestion: () => Promise<string>,
  flags: { yes: boolean; json: boolean },
): Promise<void> {
  if (flags.yes) return;
  if (!canAsk(flags))
    throw notConfirmed('--yes is missing: this cannot be undone, and nobody can be asked here.');
  const { askYesOrNo } = await import('../prompts/ask-choices.ts');
  if (!(await askYesOrNo(await makeQuestion(), false))) throw notConfirmed('Nothing was done.');
}

function notConfirmed(message: string): UsageError {
  return new UsageError(message, {
    code: 'not-confirmed',
    nextSteps: ['Add --yes to go on without being asked.'],
  });
}

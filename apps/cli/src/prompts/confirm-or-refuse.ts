import { givenUp, UsageError } from '../errors/usage-error.ts';
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
  if (!canAsk(flags)) {
    throw new UsageError('--yes is missing: this cannot be undone, and nobody can be asked here.', {
      code: 'not-confirmed',
      nextSteps: ['Add --yes to go on without being asked.'],
    });
  }
  const { askYesOrNo } = await import('../prompts/ask-choices.ts');
  if (!(await askYesOrNo(await makeQuestion(), false))) throw givenUp('Nothing was done.');
}

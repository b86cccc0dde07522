import { givenUp, UsageError } from '../errors/usage-error.ts';
import { canAsk } from './can-ask.ts';

/**
 * Continues after `--yes` or a confirmation at the terminal; without a terminal, refuses and names the flag.
 *
 * @param makeQuestion - Called only if the question is asked.
 */
export async function confirmOrRefuse(
  makeQuestion: () => Promise<string>,
  flags: { yes: boolean; json: boolean },
): Promise<void> {
  if (flags.yes) return;
  if (!canAsk(flags)) {
    throw new UsageError(
      '--yes is missing: this cannot be undone, and there is no terminal to confirm it at.',
      {
        code: 'not-confirmed',
        nextSteps: ['Add --yes to proceed without confirmation.'],
      },
    );
  }
  const { askYesOrNo } = await import('./ask-choices.ts');
  if (!(await askYesOrNo(await makeQuestion(), false))) throw givenUp('Nothing was done.');
}

import type { ConnectionInput, Session } from '@headwater/core';
import { type DraftFlags, readDraft, toInput } from '../input/read-draft.ts';
import { warnOfClearSecrets } from '../input/warn-of-clear-secrets.ts';
import { note } from '../output/progress.ts';
import { canAsk } from '../prompts/can-ask.ts';

interface Description {
  input: ConnectionInput;
  /** Prints the answers of the person at the terminal as a command, so that a failure does not lose them. */
  keepAnswers(session: Session): Promise<void>;
}

/** Gathers a connection from flags and file, and from the person at the terminal if there is one. */
export async function describeConnection(
  source: string | undefined,
  flags: DraftFlags & { json: boolean; lint: boolean },
): Promise<Description> {
  const draft = await readDraft(source, flags);
  if (draft.source !== undefined) await warnOfClearSecrets(draft.source, flags.param);
  if (!canAsk(flags)) return { input: toInput(draft), keepAnswers: async () => undefined };
  const [{ askConnection }, { withoutEcho }] = await Promise.all([
    import('../prompts/ask-connection.ts'),
    import('../prompts/without-echo.ts'),
  ]);
  const asked = await withoutEcho(() => askConnection(draft, flags));
  return {
    input: toInput(asked.draft),
    async keepAnswers({ redactor }) {
      if (!asked.isAsked) return;
      const { toCommand } = await import('../prompts/answers-as-command.ts');
      note(redactor.redact(`Your answers as a command:\n  ${await toCommand(asked.draft)}\n`));
    },
  };
}

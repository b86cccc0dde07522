import { canAsk } from '../input/can-ask.ts';
import { type DescribedConnection, type DraftFlags, readDraft, toDescribed } from '../input/read-draft.ts';
import { warnOfClearSecrets } from '../input/warn-of-clear-secrets.ts';

/** Gathers a connection from flags and file, and from the person at the terminal if there is one. */
export async function describeConnection(
  source: string | undefined,
  flags: DraftFlags & { json: boolean },
): Promise<DescribedConnection> {
  const draft = await readDraft(source, flags);
  if (draft.source !== undefined) await warnOfClearSecrets(draft.source, flags.param);
  if (!canAsk(flags)) return toDescribed(draft);
  const { askConnection } = await import('../prompts/ask-connection.ts');
  return toDescribed(await askConnection(draft));
}

import { showSource } from '@headwater/core';
import { canAsk } from '../input/can-ask.ts';
import { findVariant } from '../input/choose-variant.ts';
import { type CompleteDraft, completeDraft, missingSource } from '../input/complete-draft.ts';
import { readDraft } from '../input/connection-draft.ts';
import { warnOfClearSecrets } from '../input/warn-of-clear-secrets.ts';

type DraftFlags = Parameters<typeof readDraft>[1] & { json: boolean };

/** Gathers a connection from flags and file, and from the person at the terminal if there is one. */
export async function describeDraft(source: string | undefined, flags: DraftFlags): Promise<CompleteDraft> {
  const draft = await readDraft(source, flags);
  if (canAsk(flags)) {
    const { askConnection } = await import('../prompts/ask-connection.ts');
    return await askConnection(draft);
  }
  if (draft.source === undefined) throw missingSource();
  const guide = await showSource(draft.source);
  const variant = findVariant(guide, draft.method);
  if (variant) warnOfClearSecrets(flags.param, variant);
  return completeDraft(draft, guide);
}

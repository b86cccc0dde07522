import { listSources, showSource } from '@headwater/core';
import { UsageError } from '../errors/usage-error.ts';
import { findVariant } from '../input/choose-variant.ts';
import { type CompleteDraft, missingParams, toInput } from '../input/complete-draft.ts';
import type { ConnectionDraft } from '../input/connection-draft.ts';
import { askName, askSource, askVariant, askYesOrNo } from './ask-choices.ts';
import { askParams } from './ask-params.ts';

/** Asks for what a draft lacks, in the order of the spec. Asks nothing when it lacks nothing. */
export async function askConnection(draft: ConnectionDraft): Promise<CompleteDraft> {
  const guide = await showSource(draft.source ?? (await askSource(listSources())));
  const variant = findVariant(guide, draft.method) ?? (await askVariant(guide));
  if (draft.source !== undefined && missingParams(draft, variant).length === 0)
    return toInput(draft, guide, variant);
  const params = await askParams(variant, draft.params);
  const name = draft.name ?? (await askName(guide.displayName));
  const complete = toInput({ ...draft, params, name }, guide, variant);
  if (await askYesOrNo(`Create "${name}" (${guide.displayName}, ${variant.title})?`, true)) return complete;
  throw new UsageError('Nothing was created.', { code: 'not-confirmed', nextSteps: [] });
}

import { type ConnectionInput, showSource } from '@headwater/core';
import { findVariant, unknownVariant } from './choose-variant.ts';
import { missingSource } from './complete-draft.ts';
import { readDraft } from './connection-draft.ts';
import { toTypedParams } from './typed-params.ts';
import { warnOfClearSecrets } from './warn-of-clear-secrets.ts';

/** Reads what is to be linted. A missing parameter is for the linter to find, a missing variant is not. */
export async function readLintInput(
  source: string | undefined,
  flags: Parameters<typeof readDraft>[1],
): Promise<{ source: string; auth: ConnectionInput['auth'] }> {
  const draft = await readDraft(source, flags);
  if (draft.source === undefined) throw missingSource();
  const guide = await showSource(draft.source);
  const variant = findVariant(guide, draft.method);
  if (!variant)
    throw unknownVariant(guide, `${guide.slug} can authenticate in several ways: --auth is missing.`);
  warnOfClearSecrets(flags.param, variant);
  return { source: guide.slug, auth: { ...toTypedParams(draft.params, variant), method: variant.key } };
}

import type { ConnectionInput, SourceGuide, VariantGuide } from '@headwater/core';
import { UsageError } from '../errors/usage-error.ts';
import { findVariant, unknownVariant } from './choose-variant.ts';
import type { ConnectionDraft } from './connection-draft.ts';
import { toTypedParams } from './typed-params.ts';

/** A connection described well enough to be handed to core. */
export interface CompleteDraft {
  source: string;
  input: ConnectionInput;
}

/** Takes a draft as it is, where nobody can be asked, and names the flags that are missing. */
export function completeDraft(draft: ConnectionDraft, guide: SourceGuide): CompleteDraft {
  const variant = findVariant(guide, draft.method);
  if (!variant)
    throw unknownVariant(guide, `${guide.slug} can authenticate in several ways: --auth is missing.`);
  const missing = missingParams(draft, variant);
  if (missing.length > 0) throw missingFlags(missing, guide, variant);
  return toInput(draft, guide, variant);
}

/** The required parameters that a draft lacks. */
export function missingParams({ params }: ConnectionDraft, variant: VariantGuide): VariantGuide['params'] {
  return variant.params.filter(({ name, isRequired }) => isRequired && !Object.hasOwn(params, name));
}

/** Turns a draft that lacks nothing into what core takes. */
export function toInput(draft: ConnectionDraft, guide: SourceGuide, variant: VariantGuide): CompleteDraft {
  const { name, description, params } = draft;
  return {
    source: guide.slug,
    input: { name, description, auth: { ...toTypedParams(params, variant), method: variant.key } },
  };
}

/** Refuses to go on without a source. */
export function missingSource(): UsageError {
  return new UsageError('No source is named.', {
    code: 'source-missing',
    nextSteps: [
      'Name one after the command, for example `headwater connections create azure-blob`.',
      '`headwater sources list` shows them all.',
    ],
  });
}

function missingFlags(
  missing: VariantGuide['params'],
  guide: SourceGuide,
  variant: VariantGuide,
): UsageError {
  const flags = missing.map(({ name, title, isSecret }) => {
    return `--param ${name}=${isSecret ? "'${env:NAME}'" : '…'} (${title})`;
  });
  return new UsageError(
    `${guide.slug} with --auth ${variant.key} lacks ${missing.map(({ name }) => name).join(', ')}.`,
    {
      code: 'param-missing',
      nextSteps: flags,
    },
  );
}

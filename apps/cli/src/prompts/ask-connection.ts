import { listSources, type SourceGuide, showSource, type VariantGuide } from '@headwater/core';
import { givenUp } from '../errors/usage-error.ts';
import type { PartialInput } from '../input/partial-input.ts';
import { printable } from '../output/printable.ts';
import { askName, askSource, askVariant, askYesOrNo } from './ask-choices.ts';
import { askParams } from './ask-params.ts';

/** Asks for the missing parts of a draft, in the order of the spec. A complete draft asks nothing. */
export async function askConnection(
  draft: PartialInput,
  { lint }: { lint: boolean },
): Promise<{ draft: PartialInput; isAsked: boolean }> {
  const guide = await showSource(draft.source ?? (await askSource(listSources())));
  const variant = await chooseVariant(draft, guide);
  const found = { ...draft, source: guide.slug };
  if (!variant || (draft.source !== undefined && !lacksParams(draft, variant))) {
    return { draft: found, isAsked: false };
  }
  const params = await askParams(variant, draft.auth.params, {
    source: guide.slug,
    method: variant.key,
    lint,
  });
  if (!params) return { draft: { ...found, auth: { ...draft.auth, method: variant.key } }, isAsked: false };
  const name = draft.name ?? (await askName(guide.displayName));
  if (await askYesOrNo(`Create "${printable(name)}" (${guide.displayName}, ${variant.title})?`, true)) {
    return { draft: { ...found, name, auth: { method: variant.key, params } }, isAsked: true };
  }
  throw givenUp('Nothing was created.');
}

/** An unknown method is left for core to refuse. */
async function chooseVariant(
  { auth: { method } }: PartialInput,
  guide: SourceGuide,
): Promise<VariantGuide | undefined> {
  const { variants } = guide;
  if (method !== undefined) {
    const isMeant = (name: string): boolean => name.toLowerCase() === method.toLowerCase();
    return variants.find(({ key }) => isMeant(key)) ?? variants.find(({ specName }) => isMeant(specName));
  }
  return variants.length < 2 ? variants[0] : await askVariant(guide);
}

function lacksParams({ auth: { params: given } }: PartialInput, { params }: VariantGuide): boolean {
  return params.some(({ name, isRequired }) => isRequired && !Object.hasOwn(given, name));
}

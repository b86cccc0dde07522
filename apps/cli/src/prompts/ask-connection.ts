import { listSources, type SourceGuide, showSource, type VariantGuide } from '@headwater/core';
import { givenUp } from '../errors/usage-error.ts';
import type { ConnectionDraft } from '../input/connection-draft.ts';
import { printable } from '../output/printable.ts';
import { askName, askSource, askVariant, askYesOrNo } from './ask-choices.ts';
import { askParams } from './ask-params.ts';

/** Asks for what a draft lacks, in the order of the spec. A draft that lacks nothing is not asked about. */
export async function askConnection(draft: ConnectionDraft): Promise<ConnectionDraft> {
  const guide = await showSource(draft.source ?? (await askSource(listSources())));
  const variant = await chooseVariant(draft, guide);
  const found = { ...draft, source: guide.slug };
  if (!variant || (draft.source !== undefined && !lacksParams(draft, variant))) return found;
  const params = await askParams(variant, draft.params);
  const name = draft.name ?? (await askName(guide.displayName));
  if (await askYesOrNo(`Create "${printable(name)}" (${guide.displayName}, ${variant.title})?`, true)) {
    return { ...found, method: variant.key, name, params };
  }
  throw givenUp('Nothing was created.');
}

/** A method that nobody knows is left for core to refuse. */
async function chooseVariant(
  { method }: ConnectionDraft,
  guide: SourceGuide,
): Promise<VariantGuide | undefined> {
  const { variants } = guide;
  if (method !== undefined)
    return variants.find(({ key, specName }) => key === method || specName === method);
  return variants.length < 2 ? variants[0] : await askVariant(guide);
}

function lacksParams({ params: given }: ConnectionDraft, { params }: VariantGuide): boolean {
  return params.some(({ name, isRequired }) => isRequired && !Object.hasOwn(given, name));
}

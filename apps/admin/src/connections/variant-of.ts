import type { ConnectionView, SourceGuide, VariantGuide } from '@headwater/core';

/** The auth variant of a connection: of those with its `specName`, the one that has all its parameters. */
export function variantOf(
  { auth }: ConnectionView,
  source: SourceGuide | undefined,
): VariantGuide | undefined {
  const named = source?.variants.filter(({ specName }) => specName === auth?.specName) ?? [];
  const given = Object.keys(auth?.params ?? {});
  const knowsAll = ({ params }: VariantGuide): boolean =>
    given.every((name) => params.some((param) => param.name === name));
  return named.find(knowsAll) ?? named[0];
}

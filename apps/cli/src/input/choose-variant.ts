import type { SourceGuide, VariantGuide } from '@headwater/core';
import { UsageError } from '../errors/usage-error.ts';

/** The auth variant that `--auth` means: its key, or the API's name for it. None when it is left open. */
export function findVariant(guide: SourceGuide, method: string | undefined): VariantGuide | undefined {
  if (method === undefined) return guide.variants.length === 1 ? guide.variants[0] : undefined;
  const variant =
    guide.variants.find(({ key }) => key === method) ??
    guide.variants.find(({ specName }) => specName === method);
  if (!variant) throw unknownVariant(guide, `${guide.slug} has no way to authenticate called "${method}".`);
  return variant;
}

/** Says which variants `--auth` can name. */
export function unknownVariant({ slug, variants }: SourceGuide, message: string): UsageError {
  return new UsageError(message, {
    code: 'auth-missing',
    nextSteps: [
      ...variants.map(({ key, title }) => `--auth ${key}: ${title}`),
      `\`headwater sources show ${slug}\` tells what each of them needs.`,
    ],
  });
}

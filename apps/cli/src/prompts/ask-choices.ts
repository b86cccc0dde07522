import type { SourceEntry, SourceGuide, VariantGuide } from '@headwater/core';

/** Questions are no result, so they go to stderr. */
export const ON_STDERR = { output: process.stderr };

/** Lets a person find a source by typing part of its name. */
export async function askSource(sources: readonly SourceEntry[]): Promise<string> {
  const { search } = await import('@inquirer/prompts');
  const choices = sources.map(({ slug, displayName, category }) => ({
    value: slug,
    name: `${displayName} (${slug})`,
    description: category,
  }));
  const matching = (term = ''): typeof choices => {
    return choices.filter(({ name }) => name.toLowerCase().includes(term.toLowerCase()));
  };
  return await search({ message: 'Source', source: (term) => matching(term) }, ON_STDERR);
}

/** Lets a person choose how to authenticate. */
export async function askVariant({ variants }: SourceGuide): Promise<VariantGuide> {
  const { select } = await import('@inquirer/prompts');
  const choices = variants.map((variant) => ({
    value: variant,
    name: variant.title,
    description: variant.description,
  }));
  return await select({ message: 'How to authenticate', choices }, ON_STDERR);
}

/** Asks what to call the connection. */
export async function askName(suggestion: string): Promise<string> {
  const { input } = await import('@inquirer/prompts');
  return await input({ message: 'Name of the connection', default: suggestion }, ON_STDERR);
}

/** Asks a question that is answered with yes or no. */
export async function askYesOrNo(message: string, suggestion: boolean): Promise<boolean> {
  const { confirm } = await import('@inquirer/prompts');
  return await confirm({ message, default: suggestion }, ON_STDERR);
}

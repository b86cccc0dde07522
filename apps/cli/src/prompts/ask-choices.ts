import type { SourceEntry, SourceGuide, VariantGuide } from '@headwater/core';
import { printable } from '../output/printable.ts';

/** Questions go to stderr: stdout holds the result alone. */
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
  return await select({ message: 'Authentication method', choices }, ON_STDERR);
}

/** Asks for the name of the connection. */
export async function askName(suggestion: string): Promise<string> {
  const { input } = await import('@inquirer/prompts');
  const validate = (name: string): boolean | string => name.trim() !== '' || 'A connection needs a name.';
  return await input({ message: 'Name of the connection', default: suggestion, validate }, ON_STDERR);
}

/** Asks a yes-or-no question. */
export async function askYesOrNo(message: string, suggestion: boolean): Promise<boolean> {
  const { confirm } = await import('@inquirer/prompts');
  return await confirm({ message, default: suggestion }, ON_STDERR);
}

/** Lets a person pick one of several values by its label. */
export async function askOneOf<Value>(
  message: string,
  choices: readonly { value: Value; name: string }[],
  initial?: Value,
): Promise<Value> {
  const { select } = await import('@inquirer/prompts');
  const labeled = choices.map(({ value, name }) => ({ value, name: printable(name) }));
  return await select(
    { message, choices: labeled, ...(initial !== undefined && { default: initial }) },
    ON_STDERR,
  );
}

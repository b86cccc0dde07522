import type { AuthParameter, VariantGuide } from '@headwater/core';
import type { Params } from '../input/params.ts';
import { note } from '../output/progress.ts';
import { paint } from '../output/style.ts';
import { ON_STDERR } from './ask-choices.ts';

/** Asks for the parameters of a variant that are not given yet; an empty answer leaves an optional one out. */
export async function askParams(variant: VariantGuide, given: Params): Promise<Params> {
  const params: Record<string, unknown> = { ...given };
  for (const param of variant.params.filter(({ name }) => !Object.hasOwn(given, name))) {
    const answer = await askParam(param);
    if (answer !== '') params[param.name] = answer;
  }
  return params;
}

async function askParam(param: AuthParameter): Promise<string> {
  note(paint('dim', `  ${param.description}`, process.stderr));
  const message = param.isRequired ? param.title : `${param.title} (optional)`;
  const allowed = allowedValues(param);
  if (allowed.length > 0) return await askOneOf(message, allowed, param.isRequired);
  const validate = (value: string): boolean | string =>
    value !== '' || !param.isRequired || 'It is required.';
  const { input, password } = await import('@inquirer/prompts');
  return param.isSecret
    ? await password({ message, validate }, ON_STDERR)
    : await input({ message, validate }, ON_STDERR);
}

async function askOneOf(message: string, allowed: readonly string[], isRequired: boolean): Promise<string> {
  const { select } = await import('@inquirer/prompts');
  const none = isRequired ? [] : [{ value: '', name: '(none)' }];
  return await select(
    { message, choices: [...none, ...allowed.map((value) => ({ value, name: value }))] },
    ON_STDERR,
  );
}

function allowedValues({ constraints }: AuthParameter): readonly string[] {
  const values = constraints?.enum;
  return Array.isArray(values) ? values.map(String) : [];
}

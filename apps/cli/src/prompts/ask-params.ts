import { type AuthParameter, type Finding, InvalidInputError, type VariantGuide } from '@headwater/core';
import { renderFindings } from '../findings/render-findings.ts';
import type { Params } from '../input/params.ts';
import { note } from '../output/progress.ts';
import { askOneOf } from './ask-choices.ts';
import { askParam } from './ask-param.ts';
import { type AnswerContext, errorsAmong, findProblems, findProblemsOf } from './check-answers.ts';

/**
 * Asks for the parameters of a variant that are missing, and again for those that cannot work. Each answer is checked
 * as it is given, and all of them together at the end; changing one keeps the others.
 *
 * @returns Undefined, before anything is asked, where no answer can resolve an error in what is given: an unknown
 *   parameter, or a reference to a secret that cannot be read.
 */
export async function askParams(
  variant: VariantGuide,
  given: Params,
  context: AnswerContext,
): Promise<Params | undefined> {
  const errors = await errorsOf(context, given);
  if (errors === undefined || errors.some((error) => !isOf(variant, error))) return undefined;
  const wrong = errors.filter(({ param = '' }) => isGiven(given, param));
  if (wrong.length > 0) note(renderFindings(wrong, process.stderr));
  const asked = variant.params.filter((param) => {
    const names = namesOf(param);
    return (
      !names.some((name) => isGiven(given, name)) || wrong.some((error) => names.includes(error.param ?? ''))
    );
  });
  const names = new Set(asked.flatMap(namesOf));
  const answers = new Map(Object.entries(given).filter(([name]) => !names.has(name)));
  for (const [index, param] of asked.entries()) {
    const open = asked.slice(index + 1).map(({ name }) => name);
    await askInto(answers, param, { open, context, previous: given[param.name] });
  }
  await resolveContradictions(variant, answers, context);
  return Object.fromEntries(answers);
}

/** Answers that are valid one by one may still contradict each other. The person chooses which one to change. */
async function resolveContradictions(
  { params }: VariantGuide,
  answers: Map<string, unknown>,
  context: AnswerContext,
): Promise<void> {
  for (;;) {
    const errors = errorsAmong(await findProblems(context, Object.fromEntries(answers)));
    if (errors.length === 0) return;
    note(renderFindings(errors, process.stderr));
    const choices = params.map((param) => ({ value: param, name: param.title }));
    const param = await askOneOf('Which answer do you want to change?', choices);
    const open = params.map(({ name }) => name).filter((name) => !answers.has(name));
    await askInto(answers, param, { open, context, previous: answers.get(param.name) });
  }
}

interface Question {
  /** Names of the parameters that have no answer yet. */
  open: readonly string[];
  context: AnswerContext;
  /** The answer to change. */
  previous: unknown;
}

async function askInto(
  answers: Map<string, unknown>,
  param: AuthParameter,
  { open, context, previous }: Question,
): Promise<void> {
  const { name, isSecret } = param;
  const others = Object.fromEntries([...answers].filter(([other]) => other !== name));
  const check = (value: string): Promise<readonly Finding[]> => {
    return findProblemsOf({ name, value, others, open }, context);
  };
  const isShown = previous !== undefined && !isSecret;
  const answer = await askParam(param, { ...(isShown && { previous: textOf(previous) }), check });
  if (answer === '') answers.delete(name);
  else answers.set(name, answer);
}

/** Undefined where a secret reference cannot be read. */
async function errorsOf(context: AnswerContext, given: Params): Promise<readonly Finding[] | undefined> {
  try {
    return errorsAmong(await findProblems(context, given));
  } catch (error) {
    if (error instanceof InvalidInputError) return undefined;
    throw error;
  }
}

function isOf({ params }: VariantGuide, { param: name = '' }: Finding): boolean {
  return params.some((param) => namesOf(param).includes(name));
}

function isGiven(given: Params, name: string): boolean {
  return Object.hasOwn(given, name) && given[name] !== '';
}

function namesOf({ name, aliases = [] }: AuthParameter): readonly string[] {
  return [name, ...aliases];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

import { type AuthParameter, type Finding, InvalidInputError } from '@headwater/core';
import { renderFindings } from '../findings/render-findings.ts';
import { printable } from '../output/printable.ts';
import { note } from '../output/progress.ts';
import { paint } from '../output/style.ts';
import { askOneOf, ON_STDERR } from './ask-choices.ts';
import { errorsAmong } from './check-answers.ts';

/** Returns the findings in an answer. */
type CheckAnswer = (answer: string) => Promise<readonly Finding[]>;

interface ParamQuestion {
  /** The answer to edit, where the parameter has one already. */
  previous?: string;
  check: CheckAnswer;
}

/** Asks for one parameter until the answer is valid. An empty answer leaves an optional one out. */
export async function askParam(param: AuthParameter, { previous, check }: ParamQuestion): Promise<string> {
  note(paint('dim', `  ${printable(param.description)}`, process.stderr));
  const message = param.isRequired ? param.title : `${param.title} (optional)`;
  const allowed = allowedValues(param);
  if (allowed.length > 0) {
    const none = param.isRequired ? [] : [{ value: '', name: '(none)' }];
    return await askOneOf(message, [...none, ...allowed.map((value) => ({ value, name: value }))], previous);
  }
  let warnings: readonly Finding[] = [];
  const validate = async (answer: string): Promise<true | string> => {
    const result = await validateAnswer(answer, param, check);
    warnings = result.warnings;
    return result.refusal ?? true;
  };
  const { input } = await import('@inquirer/prompts');
  const edited = previous === undefined ? {} : { default: previous, prefill: 'editable' as const };
  const answer = await input({ message, validate, ...(param.isSecret ? HIDDEN : edited) }, ON_STDERR);
  if (warnings.length > 0) note(renderFindings(warnings, process.stderr));
  return answer;
}

/** The library's password prompt keeps a refused value, so that the next attempt would be appended to it unseen. */
const HIDDEN = {
  transformer: (value: string): string => (value === '' ? '' : '[hidden]'),
  theme: { validationFailureMode: 'clear' as const },
};

interface Validation {
  refusal?: string;
  warnings: readonly Finding[];
}

async function validateAnswer(
  answer: string,
  { isRequired }: AuthParameter,
  check: CheckAnswer,
): Promise<Validation> {
  if (answer === '') return { ...(isRequired && { refusal: 'This value is required.' }), warnings: [] };
  try {
    const findings = await check(answer);
    const errors = errorsAmong(findings);
    if (errors.length === 0) return { warnings: findings };
    const lines = errors.map(({ cause, fix }) => printable(`${cause} ${fix}`));
    return { refusal: lines.join('\n  '), warnings: [] };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    // The answer refers to a secret that cannot be read.
    return { refusal: printable([error.message, ...error.nextSteps].join(' ')), warnings: [] };
  }
}

function allowedValues({ type, constraints }: AuthParameter): readonly string[] {
  if (type === 'boolean') return ['true', 'false'];
  const values = constraints?.enum;
  return Array.isArray(values) ? values.map(String) : [];
}

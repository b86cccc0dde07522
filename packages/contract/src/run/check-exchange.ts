import type { ExpectedAnswer } from '../contract-case.ts';
import { findDifference } from '../matching/find-difference.ts';
import type { Known } from '../matching/pattern.ts';
import type { AnswerValidator } from '../spec/answer-validator.ts';
import type { SentAnswer } from './send-exchange.ts';

/** A response with its parsed body; `undefined` if the body is missing or not JSON. */
export function readBody({ text }: Pick<SentAnswer, 'text'>): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The rules for comparing a response, and the values known so far. */
export interface CheckContext {
  known: Known;
  validator: AnswerValidator;
  /** `decided`: only the form that this project chose. `documented`: every form in public documents. */
  accepts: 'decided' | 'documented';
}

/**
 * Compares an answer with what was to be answered, and with the committed spec.
 *
 * @returns the form that the answer has, or the first difference in words
 */
export function checkExchange(
  answer: SentAnswer,
  expected: ExpectedAnswer,
  context: CheckContext,
): { form: ExpectedAnswer } | { difference: string } {
  const others = context.accepts === 'documented' ? (expected.or ?? []) : [];
  const ours = findDifferenceOf(answer, expected, context) ?? findSpecDifference(answer, context.validator);
  // The committed spec describes the chosen form; other documents have other statuses and shapes.
  const differences = [ours, ...others.map((form) => findDifferenceOf(answer, form, context))];
  const found = differences.indexOf(undefined);
  return found < 0 ? { difference: ours ?? '' } : { form: [expected, ...others][found] ?? expected };
}

function findDifferenceOf(
  answer: SentAnswer,
  form: ExpectedAnswer,
  { known }: CheckContext,
): string | undefined {
  const body = readBody(answer);
  return (
    findStatusDifference({ status: answer.status, code: codeOf(body) }, form) ??
    findBodyDifference(body, form, known) ??
    findHeaderDifference(answer.headers, form, known)
  );
}

function findStatusDifference(
  { status, code }: { status: number; code: string | undefined },
  wanted: ExpectedAnswer,
): string | undefined {
  const isSame = status === wanted.status && (wanted.code === undefined || wanted.code === code);
  if (isSame) return undefined;
  return `the response is not ${words(wanted.status, wanted.code)}, but ${words(status, code)}`;
}

function words(status: number, code: string | undefined): string {
  return code === undefined ? `${status}` : `${status} ${code}`;
}

/** The code of a problem, in the body of any layer. */
function codeOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { error_code: gateway, type, title, error } = body as Record<string, unknown>;
  if (gateway !== undefined) return String(gateway);
  const code = typeof type === 'string' ? /\/errors\/([\w-]+)$/.exec(type)?.[1] : undefined;
  if (code !== undefined) return code;
  if (title === 'BadRequestError') return title;
  return typeof error === 'string' ? error : undefined;
}

function findBodyDifference(
  body: unknown,
  { body: pattern, keep = {} }: ExpectedAnswer,
  known: Known,
): string | undefined {
  if (pattern !== undefined) return findDifference(pattern, body, { path: 'body', known });
  const missing = Object.values(keep).find((path) => valueAt(body, path) === undefined);
  return missing && `body.${missing.join('.')} is absent`;
}

function findHeaderDifference(
  headers: Headers,
  { headers: patterns = {} }: ExpectedAnswer,
  known: Known,
): string | undefined {
  const members = Object.fromEntries(headers);
  return findDifference(patterns, members, { path: 'headers', known });
}

function findSpecDifference(
  { method, url, status, headers, text }: SentAnswer,
  validator: AnswerValidator,
): string | undefined {
  const mediaType = (headers.get('content-type') ?? '').replace(/;.*/, '');
  const findings = validator.validate({ method, url, status, mediaType, text });
  return findings && `the response does not match the committed spec: ${findings}`;
}

/** The value at a path of keys. */
export function valueAt(body: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null
      ? (value as Record<string | number, unknown>)[key]
      : undefined;
  }, body);
}

import type { NextStep } from './next-step.ts';

/** What every error of the family is made of, beside its message. */
export interface HeadwaterErrorOptions {
  /** Stable across releases, for programs to branch on. */
  code: string;
  /** What to try next, in order. */
  nextSteps?: readonly (string | NextStep)[];
  /** What went wrong underneath. Must not hold a request: its headers carry the token. */
  cause?: unknown;
}

/** Root of the one error family: what failed, a stable code, and what to try next. */
export class HeadwaterError extends Error {
  override readonly name: string = 'HeadwaterError';
  readonly code: string;
  /** What to try next, in order, one sentence each. */
  readonly nextSteps: readonly string[];
  /** The same as data, from which a face makes commands and links. */
  readonly steps: readonly NextStep[];

  constructor(message: string, { code, nextSteps = [], cause }: HeadwaterErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.steps = nextSteps.map((step) => (typeof step === 'string' ? { text: step } : step));
    this.nextSteps = this.steps.map(toSentence);
  }
}

/** For programs, an option is named as the use cases take it. */
function toSentence({ text, repeatWith }: NextStep): string {
  if (/[.?!]$/.test(text)) return text;
  const options = Object.entries(repeatWith ?? {}).map(([name, value]) =>
    value === null ? name : `${name}: ${JSON.stringify(value)}`,
  );
  return options.length === 0 ? `${text}.` : `${text} (${options.join(', ')}).`;
}

/** Whether something thrown belongs to the family. */
export function isHeadwaterError(error: unknown): error is HeadwaterError {
  return error instanceof HeadwaterError;
}

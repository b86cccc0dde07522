import type { NextStep } from './next-step.ts';

/** The properties of every error of the family, in addition to its message. */
export interface HeadwaterErrorOptions {
  /** Stable across releases, so that programs can depend on it. */
  code: string;
  /** Next steps, in order. */
  nextSteps?: readonly (string | NextStep)[];
  /** The underlying error. Must not contain a request, because its headers contain the token. */
  cause?: unknown;
}

/** Root of the error family: a message, a stable code, and next steps. */
export class HeadwaterError extends Error {
  override readonly name: string = 'HeadwaterError';
  readonly code: string;
  /** Next steps, in order, one sentence each. */
  readonly nextSteps: readonly string[];
  /** The next steps as data, which faces render as commands and links. */
  readonly steps: readonly NextStep[];

  constructor(message: string, { code, nextSteps = [], cause }: HeadwaterErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.steps = nextSteps.map((step) => (typeof step === 'string' ? { text: step } : step));
    this.nextSteps = this.steps.map(toSentence);
  }
}

/** Programs see an option under the name that the use cases give it. */
function toSentence({ text, repeatWith }: NextStep): string {
  if (/[.?!]$/.test(text)) return text;
  const options = Object.entries(repeatWith ?? {}).map(([name, value]) =>
    value === null ? name : `${name}: ${JSON.stringify(value)}`,
  );
  return options.length === 0 ? `${text}.` : `${text} (${options.join(', ')}).`;
}

/** True if an error belongs to the family. */
export function isHeadwaterError(error: unknown): error is HeadwaterError {
  return error instanceof HeadwaterError;
}

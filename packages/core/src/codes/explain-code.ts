import type { CODES } from '@headwater/models/codes';
import { HeadwaterError, type NextStep } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import { nearest } from '../suggestions/nearest.ts';

/** Where a code is used, such as `findings` for those of the linter. */
export type CodeKind = keyof typeof CODES;

/** One meaning of a code. Facts that a case fills in stand as `<name>`. */
export interface CodeMeaning {
  kind: CodeKind;
  /** The heading of the kind. */
  title: string;
  cause: string;
  nextSteps: readonly NextStep[];
  /** Who can fix it; present for failures of sources. */
  fixableBy?: string;
}

export interface CodeExplanation {
  code: string;
  /** More than one where the code has several cases, or several kinds use it. */
  meanings: readonly CodeMeaning[];
}

interface CatalogText {
  cause: string;
  nextStep?: string;
  nextSteps?: readonly NextStep[];
  fixableBy?: string;
}

/**
 * Explains a code that a finding, a failure or an error carries.
 *
 * @param code In any case; an HTTP status without a code of its own is `http-` and the status.
 * @throws HeadwaterError with code `unknown-code`, and names like it as next steps.
 * @example
 * const { meanings } = await explainCode('sas-expired');
 */
export async function explainCode(code: string): Promise<CodeExplanation> {
  const { CODES, CODE_KINDS } = await import('@headwater/models/codes');
  const wanted = code.trim().toLowerCase();
  const all = Object.entries(CODES).flatMap(([kind, texts]) =>
    Object.entries<CatalogText>(texts).map(([key, text]) => {
      const [name = key] = key.split('.');
      return { name, kind: kind as CodeKind, text };
    }),
  );
  const found = all.filter(({ name }) => name.toLowerCase() === wanted);
  const [first] = found;
  if (first === undefined) {
    const names = [...new Set(all.map(({ name }) => name))];
    const near = nearest(wanted, names, 3).map((name) => `Did you mean ${name}?`);
    throw new HeadwaterError(...describeError('unknown-code', { code }, { first: near }));
  }
  return {
    code: first.name,
    meanings: found.map(({ kind, text }) => toMeaning(kind, CODE_KINDS[kind], text)),
  };
}

function toMeaning(
  kind: CodeKind,
  title: string,
  { cause, nextStep, nextSteps = [], fixableBy }: CatalogText,
): CodeMeaning {
  const steps = nextStep === undefined ? nextSteps : [{ text: nextStep }];
  return {
    kind,
    title,
    cause: showFacts(cause),
    nextSteps: showFacts(steps),
    ...(fixableBy !== undefined && { fixableBy }),
  };
}

/** Names the facts in every string of a text of the catalog. */
function showFacts<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replace(/\{\{(\w+)\}\}/g, '<$1>')) as Value;
}

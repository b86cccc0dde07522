import type { CODES } from '@headwater/models/codes';
import { HeadwaterError, type NextStep } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import { nearest } from '../suggestions/nearest.ts';

/** The group that a code belongs to, such as `findings` for the linter's codes. */
export type CodeKind = keyof typeof CODES;

/** One meaning of a code. Placeholders such as `<name>` stand for the facts of a specific case. */
export interface CodeMeaning {
  kind: CodeKind;
  /** Heading of the group. */
  title: string;
  cause: string;
  nextSteps: readonly NextStep[];
  /** Who can fix it; present for failures of sources. */
  fixableBy?: string;
}

export interface CodeExplanation {
  code: string;
  /** Several if the code has several cases or several kinds use it. */
  meanings: readonly CodeMeaning[];
}

interface CatalogText {
  cause: string;
  /** Present if the cause consists of facts only. */
  meaning?: string;
  nextStep?: string;
  nextSteps?: readonly NextStep[];
  fixableBy?: string;
}

/**
 * Explains a code of a finding, a failure, or an error.
 *
 * @param code In any case. An HTTP status without a code of its own is `http-` followed by the status.
 * @throws HeadwaterError with code `unknown-code`, with similar codes as next steps.
 * @example const { meanings } = await explainCode('sas-expired');
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
  { cause, meaning = cause, nextStep, nextSteps = [], fixableBy }: CatalogText,
): CodeMeaning {
  const steps = nextStep === undefined ? nextSteps : [{ text: nextStep }];
  return {
    kind,
    title,
    cause: showFacts(meaning),
    nextSteps: showFacts(steps),
    ...(fixableBy !== undefined && { fixableBy }),
  };
}

/** Replaces the facts in every string of a catalog entry with placeholders. */
function showFacts<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replace(/\{\{(\w+)\}\}/g, '<$1>')) as Value;
}

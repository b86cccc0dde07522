import { basename } from 'node:path';
import { readYaml } from './paths.ts';

/** A next step as data: a sentence, and optionally a command, a link or an option that a face can offer. */
interface StepText {
  text: string;
  /** The use case that performs the step. */
  useCase?: string;
  arguments?: Readonly<Record<string, string>>;
  /** Options with which the same call succeeds. */
  repeatWith?: Readonly<Record<string, unknown>>;
}

/**
 * The cause and next steps of a code, or of one case of it. `{{name}}` is a placeholder for a fact that the caller
 * provides.
 */
export interface CodeTexts {
  /** The code, or `code.case`. */
  key: string;
  code: string;
  caseName?: string;
  title?: string;
  /** The meaning of the code if its cause consists of facts only. Shown in place of the cause where no case is known. */
  meaning?: string;
  cause: string;
  /** When to retry: a number of seconds, or the fact that contains it. */
  retryAfterSeconds?: string;
  nextStep?: string;
  nextSteps?: readonly StepText[];
  fixableBy?: string;
}

/** One file of `specs/codes`. */
export interface CodeFile {
  /** The name of the file, such as `core-errors`. */
  kind: string;
  /** The name of the constant, such as `CORE_ERRORS`. */
  constant: string;
  title: string;
  description: string;
  texts: readonly CodeTexts[];
}

type Written = Omit<CodeTexts, 'key' | 'code' | 'caseName' | 'nextSteps'> & {
  nextSteps?: readonly (string | StepText)[];
};
type WrittenCode = Partial<Written> & { cases?: Readonly<Record<string, Written>> };

/** Reads a file of `specs/codes`; a code whose wording depends on the case has an entry for each case. */
export async function readCodeFile(path: string): Promise<CodeFile> {
  const kind = basename(path, '.yaml');
  const { title, description, codes } = (await readYaml(path)) as {
    title: string;
    description: string;
    codes: Readonly<Record<string, WrittenCode>>;
  };
  const texts = Object.entries(codes).flatMap(([code, written]) => textsOf(code, written));
  for (const { key, cause } of texts) {
    if (!cause) throw new Error(`${path}: ${key} has no cause.`);
  }
  return { kind, constant: kind.toUpperCase().replaceAll('-', '_'), title, description, texts };
}

function textsOf(code: string, { cases = {}, ...own }: WrittenCode): CodeTexts[] {
  const ofCases = Object.entries(cases).map(([caseName, text]) => {
    const title = text.title ?? own.title;
    return {
      key: `${code}.${caseName}`,
      code,
      caseName,
      ...(title !== undefined && { title }),
      ...toText(text),
    };
  });
  return own.cause === undefined
    ? ofCases
    : [{ key: code, code, ...toText({ ...own, cause: own.cause }) }, ...ofCases];
}

function toText({ nextSteps, ...text }: Written): Omit<CodeTexts, 'key' | 'code' | 'caseName'> {
  if (nextSteps === undefined) return text;
  return { ...text, nextSteps: nextSteps.map((step) => (typeof step === 'string' ? { text: step } : step)) };
}

import type { CodeOf, FactsOf } from '@headwater/models';
import type { Failure, FixableBy } from './failure.ts';

/** A file of failures in `specs/codes`: their wording by key, which is a code or a case of one. */
export type FailureTexts = Readonly<Record<string, FailureText>>;

interface FailureText {
  cause: string;
  nextStep: string;
  fixableBy: FixableBy;
}

type FactsIn<Text extends FailureText> = FactsOf<Text['cause'] | Text['nextStep']>;

/** Describes a failure by its key and the facts that its wording requires. None of the facts is secret. */
export type DescribeFailure<Texts extends FailureTexts> = <const Key extends keyof Texts & string>(
  key: Key,
  ...[facts]: [FactsIn<Texts[Key]>] extends [never]
    ? []
    : [facts: Record<FactsIn<Texts[Key]>, string | number>]
) => Failure & { code: CodeOf<Key> };

/**
 * Returns a function that describes the failures of one file of the catalog. An unknown key or a missing fact does not
 * compile.
 *
 * @example const describe = failuresOf(FTP_FAILURES); describe('password-wrong', { user });
 */
export function failuresOf<const Texts extends FailureTexts>(texts: Texts): DescribeFailure<Texts> {
  return (key, ...[facts]) => {
    const { cause, nextStep, fixableBy } = texts[key] as FailureText;
    const [code] = key.split('.') as [CodeOf<typeof key>];
    return { code, cause: fillIn(cause, facts), nextStep: fillIn(nextStep, facts), fixableBy };
  };
}

function fillIn(text: string, facts: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name]));
}

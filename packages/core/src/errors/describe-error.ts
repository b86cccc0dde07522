import { CORE_ERRORS, type CodeOf, type FactsIn, fillInFacts } from '@headwater/models';
import type { NextStep } from '@headwater/sdk';

/** Key of an entry in `specs/codes/core-errors.yaml`: a code or a case of one. */
type CoreErrorKey = keyof typeof CORE_ERRORS & string;

/** Every code that an error of a use case can have. */
type CoreErrorCode = CodeOf<CoreErrorKey>;

type FactsOfKey<Key extends CoreErrorKey> = FactsIn<(typeof CORE_ERRORS)[Key]>;
type Facts<Key extends CoreErrorKey> = Readonly<Record<FactsOfKey<Key>, string | number>>;

interface Details {
  /** Steps specific to this case, such as a similar name, placed before those of the catalog. */
  first?: readonly string[];
  /** Like `first`, but placed after those of the catalog. */
  last?: readonly string[];
  cause?: unknown;
}

/** Arguments of the error family's constructors. */
export type ErrorArguments = [
  message: string,
  options: { code: CoreErrorCode; nextSteps: readonly NextStep[]; cause?: unknown },
];

/**
 * Builds the constructor arguments of an error from the catalog, for any class of the error family.
 *
 * @param facts Values for the placeholders in its strings. They contain no secret.
 * @example throw new HeadwaterError(...describeError('unknown-source', { slug }));
 */
export function describeError<const Key extends CoreErrorKey>(
  key: Key,
  facts: [FactsOfKey<Key>] extends [never] ? Record<string, never> : Facts<Key>,
  { first = [], last = [], cause }: Details = {},
): ErrorArguments {
  const { cause: message, nextSteps } = CORE_ERRORS[key];
  const [code] = key.split('.') as [CoreErrorCode];
  const steps = [...first.map(toStep), ...fillInFacts(nextSteps, facts), ...last.map(toStep)];
  return [fillInFacts(message, facts), { code, nextSteps: steps, ...(cause !== undefined && { cause }) }];
}

function toStep(text: string): NextStep {
  return { text };
}

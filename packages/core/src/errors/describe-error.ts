import { CORE_ERRORS, type CodeOf, type FactsOf } from '@headwater/models';
import type { NextStep } from '@headwater/sdk';

/** Key of an entry in `specs/codes/core-errors.yaml`: a code or a case of one. */
type CoreErrorKey = keyof typeof CORE_ERRORS & string;

/** Every code that an error of a use case can have. */
type CoreErrorCode = CodeOf<CoreErrorKey>;

type StringsIn<Value> = Value extends string
  ? Value
  : Value extends object
    ? StringsIn<Value[keyof Value]>
    : never;
type FactsOfKey<Key extends CoreErrorKey> = FactsOf<
  (typeof CORE_ERRORS)[Key]['cause'] | StringsIn<(typeof CORE_ERRORS)[Key]['nextSteps'][number]>
>;
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
  const steps = [...first.map(toStep), ...fillIn(nextSteps, facts), ...last.map(toStep)];
  return [fillIn(message, facts), { code, nextSteps: steps, ...(cause !== undefined && { cause }) }];
}

function toStep(text: string): NextStep {
  return { text };
}

/** Inserts the facts into every string of a catalog entry. */
function fillIn<Value>(value: Value, facts: Readonly<Record<string, string | number>>): Value {
  const filled: unknown =
    typeof value === 'string'
      ? value.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name]))
      : Array.isArray(value)
        ? value.map((item: unknown) => fillIn(item, facts))
        : isObject(value)
          ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fillIn(item, facts)]))
          : value;
  return filled as Value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

import { CORE_ERRORS, type CodeOf, type FactsOf } from '@headwater/models';
import type { NextStep } from '@headwater/sdk';

/** A text of `specs/codes/core-errors.yaml`: a code, or a case of one. */
type CoreErrorKey = keyof typeof CORE_ERRORS & string;

/** Every code that an error of a use case can carry. */
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
  /** Steps that only this case knows, such as a near name, before those of the catalog. */
  first?: readonly string[];
  /** As `first`, after those of the catalog. */
  last?: readonly string[];
  cause?: unknown;
}

/** What the constructors of the error family take. */
export type ErrorArguments = [
  message: string,
  options: { code: CoreErrorCode; nextSteps: readonly NextStep[]; cause?: unknown },
];

/**
 * Words an error from the catalog, as the arguments of any class of the error family.
 *
 * @param facts What its words name, none of it secret.
 * @example
 * throw new HeadwaterError(...describeError('unknown-source', { slug }));
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

/** Puts the facts into every string of a text of the catalog. */
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

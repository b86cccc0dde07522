/** The code of a catalog entry: `code` for both `code` and `code.case`. */
export type CodeOf<Key extends string> = Key extends `${infer Code}.${string}` ? Code : Key;

/** The facts that a catalog entry contains as `{{name}}`. */
export type FactsOf<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | FactsOf<Rest>
  : never;

/** The facts in every string of a catalog entry. */
export type FactsIn<Entry> = FactsOf<StringsIn<Entry>>;

type StringsIn<Value> = Value extends string
  ? Value
  : Value extends object
    ? StringsIn<Value[keyof Value]>
    : never;

const FACT = /\{\{(\w+)\}\}/g;

/** Inserts the facts into every string of a catalog entry. */
export function fillInFacts<Value>(value: Value, facts: Readonly<Record<string, string | number>>): Value {
  return fillIn(value, facts) as Value;
}

function fillIn(value: unknown, facts: Readonly<Record<string, string | number>>): unknown {
  if (typeof value === 'string') return value.replace(FACT, (_, name: string) => String(facts[name]));
  if (Array.isArray(value)) return value.map((item: unknown) => fillIn(item, facts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fillIn(item, facts)]));
}

/** Values known while a case runs: facts about the target, and values of earlier responses. */
export type Known = Readonly<Record<string, string>>;

/**
 * The expected value. Objects may have additional members; lists must have the same length. `{names}` in strings are
 * replaced.
 */
export type Pattern =
  | string
  | number
  | boolean
  | null
  | Check
  | readonly Pattern[]
  | { readonly [member: string]: Pattern };

/** A condition on a value, with a description. */
export interface Check {
  /** The expected value, as in "is not …". */
  readonly wanted: string;
  readonly holds: CheckFunction;
}

type CheckFunction = (value: unknown, known: Known) => boolean;

/** A custom condition. */
export function check(wanted: string, holds: CheckFunction): Check {
  return { wanted, holds };
}

function textLike(wanted: string, form: RegExp): Check {
  return check(wanted, (value) => typeof value === 'string' && form.test(value));
}

export const anyText: Check = textLike('a text', /./s);
export const anyNumber: Check = check('a number', (value) => typeof value === 'number');
export const uuid: Check = textLike(
  'a lowercase id',
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/,
);
export const etag: Check = textLike('an etag in double quotes', /^"[\da-f-]{36}"$/);
/** Later than 2001 and earlier than 5138, which excludes seconds. */
export const milliseconds: Check = check('a time in milliseconds', (value) => {
  return Number.isInteger(value) && Number(value) > 1e12 && Number(value) < 1e14;
});
export const absent: Check = check('absent', (value) => value === undefined);

/** A string that differs from a known one. */
export function otherThan(name: string): Check {
  return check(`other than ${name}`, (value, known) => typeof value === 'string' && value !== known[name]);
}

export function matching(wanted: string, form: RegExp): Check {
  return textLike(wanted, form);
}

/** A string that does not contain a known one, such as a secret. */
export function without(name: string): Check {
  return check(`without ${name}`, (value, known) => {
    return !JSON.stringify(value ?? null).includes(JSON.stringify(known[name] ?? '').slice(1, -1));
  });
}

/** A list in which every item matches. */
export function everyItem(wanted: string, holds: CheckFunction): Check {
  return check(`a list in which every item is ${wanted}`, (value, known) => {
    return Array.isArray(value) && value.length > 0 && value.every((item) => holds(item, known));
  });
}

/** A list in which at least one item matches. */
export function someItem(wanted: string, holds: CheckFunction): Check {
  return check(`a list with an item that is ${wanted}`, (value, known) => {
    return Array.isArray(value) && value.some((item) => holds(item, known));
  });
}

/** A list with this number of items. */
export function listOf(length: number): Check {
  return check(`a list of ${length}`, (value) => Array.isArray(value) && value.length === length);
}

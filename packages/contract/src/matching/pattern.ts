/** What is known while a case runs: of the target, and what was kept of earlier answers. */
export type Known = Readonly<Record<string, string>>;

/** What a value must be like: objects may hold more members, lists have as many items. `{names}` in texts are filled in. */
export type Pattern =
  | string
  | number
  | boolean
  | null
  | Check
  | readonly Pattern[]
  | { readonly [member: string]: Pattern };

/** A condition on a value, which can be told in words. */
export interface Check {
  /** What the value must be, as in "is not …". */
  readonly wanted: string;
  readonly holds: CheckFunction;
}

type CheckFunction = (value: unknown, known: Known) => boolean;

/** A condition of one's own. */
export function check(wanted: string, holds: CheckFunction): Check {
  return { wanted, holds };
}

function textLike(wanted: string, form: RegExp): Check {
  return check(wanted, (value) => typeof value === 'string' && form.test(value));
}

export const anyText: Check = textLike('a text', /./s);
export const anyNumber: Check = check('a number', (value) => typeof value === 'number');
export const uuid: Check = textLike(
  'an id in lower case',
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/,
);
export const etag: Check = textLike('an etag in double quotes', /^"[\da-f-]{36}"$/);
/** Later than 2001 and earlier than 5138, which seconds are not. */
export const milliseconds: Check = check('a time in milliseconds', (value) => {
  return Number.isInteger(value) && Number(value) > 1e12 && Number(value) < 1e14;
});
export const absent: Check = check('absent', (value) => value === undefined);

/** A text other than one that is known. */
export function otherThan(name: string): Check {
  return check(`other than ${name}`, (value, known) => typeof value === 'string' && value !== known[name]);
}

export function matching(wanted: string, form: RegExp): Check {
  return textLike(wanted, form);
}

/** A text without one that is known, such as a secret. */
export function without(name: string): Check {
  return check(`without ${name}`, (value, known) => {
    return !JSON.stringify(value ?? null).includes(JSON.stringify(known[name] ?? '').slice(1, -1));
  });
}

/** A list in which every item is so. */
export function everyItem(wanted: string, holds: CheckFunction): Check {
  return check(`a list in which every item is ${wanted}`, (value, known) => {
    return Array.isArray(value) && value.length > 0 && value.every((item) => holds(item, known));
  });
}

/** A list in which one item at least is so. */
export function someItem(wanted: string, holds: CheckFunction): Check {
  return check(`a list with an item that is ${wanted}`, (value, known) => {
    return Array.isArray(value) && value.some((item) => holds(item, known));
  });
}

/** A list of so many items. */
export function listOf(length: number): Check {
  return check(`a list of ${length}`, (value) => Array.isArray(value) && value.length === length);
}

import { SECRET_MASK } from '@headwater/sources';
import { secretForms } from './secret-forms.ts';
import { secretPieces } from './secret-pieces.ts';

/**
 * Minimum length of secrets to search for. Replacing shorter ones would make output unreadable and protect nothing.
 */
const MIN_SECRET_LENGTH = 4;

/** Holds the secrets of a session and removes them from all output. */
export interface Redactor {
  /** Registers a secret, its usual encodings, and the secret parts of a connection string or signed address. */
  register(secret: string): void;
  /** Returns the string with every registered secret replaced. */
  redact(text: string): string;
  /** Returns a copy of a JSON value with every registered secret replaced, in keys as well. */
  redactValue(value: unknown): unknown;
}

/** Creates a redactor without secrets. */
export function createRedactor(): Redactor {
  const known = new Set<string>();
  // Longest first, so that a whole connection string is replaced before the key inside it.
  let forms: readonly string[] = [];

  const redact = (text: string): string =>
    forms.reduce((redacted, form) => redacted.replaceAll(form, SECRET_MASK), text);

  return {
    register(secret) {
      // A token is registered with every request; its forms are computed once.
      if (known.has(secret)) return;
      known.add(secret);
      const found = [secret, ...secretPieces(secret)].flatMap(secretForms);
      const long = found.filter((form) => form.length >= MIN_SECRET_LENGTH);
      forms = [...new Set([...forms, ...long])].sort((a, b) => b.length - a.length);
    },
    redact,
    redactValue: (value) => mapStrings(value, redact),
  };
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [change(key), mapStrings(item, change)]),
  );
}

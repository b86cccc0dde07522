import { SECRET_MASK } from '@headwater/sources';
import { secretForms } from './secret-forms.ts';
import { secretPieces } from './secret-pieces.ts';

/** Secrets shorter than this are not searched for: replacing them would garble every text and protect nothing. */
const MIN_SECRET_LENGTH = 4;

/** Knows the secrets of a session and takes them out of everything that is shown. */
export interface Redactor {
  /** Remembers a secret, its usual encodings, and the secret pieces of a connection string or signed address. */
  register(secret: string): void;
  /** The text with every known secret replaced. */
  redact(text: string): string;
  /** A copy of a JSON value with every known secret replaced, in keys as well. */
  redactValue(value: unknown): unknown;
}

/** Makes a redactor that knows no secret yet. */
export function createRedactor(): Redactor {
  const known = new Set<string>();
  // Longest first, so that a whole connection string goes before the key inside it.
  let forms: readonly string[] = [];

  const redact = (text: string): string =>
    forms.reduce((redacted, form) => redacted.replaceAll(form, SECRET_MASK), text);

  return {
    register(secret) {
      // A token comes by with every request; its forms are found once.
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

import { InvalidInputError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { ReadOptions } from './read-options.ts';

/** Settings that only the embedded service supports, with their names in messages. */
const ONLY_EMBEDDED = {
  quote: 'a quote character',
  escape: 'an escape character',
  headerRows: 'a number of header rows',
  skipRows: 'lines to skip',
  nullText: 'a null value',
} as const;

const OF_FILES = {
  columnDelimiter: 'a column delimiter',
  encoding: 'an encoding',
  ...ONLY_EMBEDDED,
} as const;

/** The reader of the file, for the error message. */
type Reader = 'platform' | 'landing-zone';

/**
 * Returns the encoding if the platform's call supports all settings.
 *
 * @throws InvalidInputError `dialect-not-offered`, so that no setting is silently dropped
 */
export function requirePlatformDialect(
  options: ReadOptions,
  reader: Reader,
): 'UTF-8' | 'ISO-8859-1' | undefined {
  const given = namesOf(ONLY_EMBEDDED, options);
  const { encoding } = options;
  if (encoding === undefined || encoding === 'UTF-8' || encoding === 'ISO-8859-1') {
    if (given.length === 0) return encoding;
    throw notOffered(given, reader);
  }
  throw notOffered([...given, `the encoding ${encoding}`], reader);
}

/** @throws InvalidInputError `dialect-not-offered` if a file setting is given */
export function requireNoDialect(options: ReadOptions): void {
  const given = namesOf(OF_FILES, options);
  if (given.length === 0) return;
  throw new InvalidInputError(...describeError('dialect-not-offered.table', { settings: list(given) }));
}

function notOffered(given: readonly string[], reader: Reader): InvalidInputError {
  const [subject, alternative] = REFUSALS[reader];
  return new InvalidInputError(
    ...describeError('dialect-not-offered', { subject, settings: list(given) }, { last: alternative }),
  );
}

const REFUSALS: Readonly<Record<Reader, readonly [subject: string, alternative: readonly string[]]>> = {
  platform: [
    'Experience Platform',
    ['To try the setting, preview the file through a connection of the embedded service.'],
  ],
  'landing-zone': ['The call that reads a data landing zone', []],
};

function namesOf(names: Readonly<Record<string, string>>, options: ReadOptions): string[] {
  return Object.entries(names)
    .filter(([name]) => options[name as keyof ReadOptions] !== undefined)
    .map(([, words]) => words);
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

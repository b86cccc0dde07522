import type { ReadOptions } from '@headwater/core';

/** The settings to read a delimited file with; missing ones are detected. */
export type Dialect = Pick<
  ReadOptions,
  'columnDelimiter' | 'quote' | 'escape' | 'headerRows' | 'skipRows' | 'encoding' | 'nullText'
>;

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads a dialect from the query of an address. An empty quote, escape or null value is significant. */
export function readDialect(query: Query): Dialect {
  const textOf = (name: keyof Dialect): string | undefined => {
    const value = query[name];
    return Array.isArray(value) ? value[0] : value;
  };
  const given = {
    columnDelimiter: textOf('columnDelimiter') || undefined,
    quote: textOf('quote'),
    escape: textOf('escape'),
    headerRows: toCount(textOf('headerRows')),
    skipRows: toCount(textOf('skipRows')),
    encoding: textOf('encoding') || undefined,
    nullText: textOf('nullText'),
  };
  return withoutUndefined(given);
}

/** Writes a dialect as the query of an address, which {@link readDialect} reads back. */
export function dialectQuery(dialect: Dialect): Record<string, string> {
  const entries = Object.entries(withoutUndefined(dialect));
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** A count that is not a number is sent unchanged, because the service's refusal explains the error. */
function toCount(text: string | undefined): number | undefined {
  return text ? Number(text) : undefined;
}

function withoutUndefined(dialect: Dialect): Dialect {
  return Object.fromEntries(Object.entries(dialect).filter(([, value]) => value !== undefined));
}

import { type DetailedStructure, readFileName } from '@headwater/core';
import type { Dialect } from './dialect.ts';

/** Whether a file is delimited: by what the service detected, or by its name where that is not known. */
export function isDelimited(object: string, structure: DetailedStructure | undefined): boolean {
  const { fileType = readFileName(object).fileType } = structure?.properties ?? {};
  return fileType === 'delimited';
}

/**
 * How the service read a file. The embedded service reports the encoding of text always, and a quote and escape that differ from
 * RFC 4180; the platform reports neither.
 */
export function detectedDialect({ properties = {} }: Partial<DetailedStructure> = {}): Dialect {
  const texts: Dialect = Object.fromEntries(
    Object.entries(properties).filter(
      ([name, value]) => DETECTED.includes(name) && typeof value === 'string',
    ),
  );
  if (texts.encoding === undefined) return texts;
  const { quote = '"', escape: escapedBy = quote } = texts;
  return { ...texts, quote, escape: escapedBy };
}

const DETECTED: readonly string[] = ['columnDelimiter', 'quote', 'escape', 'encoding'];

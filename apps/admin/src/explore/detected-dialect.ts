import { type DetailedStructure, readFileName } from '@headwater/core';
import type { Dialect } from './dialect.ts';

/** True if a file is delimited: by the detected format, or by its name if no format is known. */
export function isDelimited(object: string, structure: DetailedStructure | undefined): boolean {
  const { fileType = readFileName(object).fileType } = structure?.properties ?? {};
  return fileType === 'delimited';
}

/**
 * The settings with which the service read a file. The embedded service always reports the encoding of text, and
 * reports the quote and escape characters if they differ from RFC 4180; the platform reports neither.
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

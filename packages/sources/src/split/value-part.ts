import type { TextRange } from '../connection-strings/text-range.ts';

/** What a part says, whatever it is called where it stands. */
export type PartMeaning =
  | 'scheme'
  | 'host'
  | 'port'
  | 'user'
  | 'password'
  | 'database'
  | 'path'
  | 'endpoint'
  | 'shared-access-key-name'
  | 'shared-access-key'
  | 'event-hub';

/**
 * Where a value stands in a text, and how it is written there: percent-encoded, with backslashes before characters that
 * would end it, or enclosed by a character that stands doubled within.
 */
export interface WrittenValue {
  range: TextRange;
  encoding?: 'percent' | 'backslash' | 'doubled-double-quote' | 'doubled-single-quote' | 'doubled-brace';
}

/** A part of a text that is made of several. It says where its value stands and does not hold it: it may be a secret. */
export interface ValuePart {
  /** As its kind of text calls it. Absent for a piece of an address, and where it may itself be a piece of a secret. */
  name?: string;
  meaning?: PartMeaning;
  value: WrittenValue;
  /** Covers name and value. */
  range: TextRange;
  isSecret: boolean;
}

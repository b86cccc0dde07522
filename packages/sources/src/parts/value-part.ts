import type { TextRange } from '../text-range.ts';

/** The meaning of a part, regardless of its name in the value. */
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
 * The range of a value in a string, and its encoding: percent-encoded, with backslashes before special characters, or
 * enclosed by a character that is doubled inside.
 */
export interface WrittenValue {
  range: TextRange;
  encoding?: 'percent' | 'backslash' | 'doubled-double-quote' | 'doubled-single-quote' | 'doubled-brace';
}

/** A part of a composite value. It contains the range of its value, not the value itself, which may be a secret. */
export interface ValuePart {
  /**
   * The name of the part in its format. Absent for a part of an address, and if the name itself may be part of a
   * secret.
   */
  name?: string;
  meaning?: PartMeaning;
  value: WrittenValue;
  /** Covers name and value. */
  range: TextRange;
  isSecret: boolean;
}

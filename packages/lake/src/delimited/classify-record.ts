import type { PlacedRecord } from './read-records.ts';

export type MalformedKind =
  | NonNullable<PlacedRecord['fault']>
  | 'missing-values'
  | 'extra-values'
  | 'repeated-header';

export type RecordKind = 'header' | 'blank' | 'good' | MalformedKind;

/** Decides for each record of a file, in order, whether the engine reads it. */
export function recordClassifier(columnCount: number): (record: PlacedRecord) => RecordKind {
  let header: Buffer | undefined;
  return (record) => {
    if (header === undefined) {
      if (record.isBlank) return 'blank';
      header = Buffer.from(record.bytes);
      return 'header';
    }
    if (record.fault) return record.fault;
    // In a file of one column, an empty line is a record without a value.
    if (record.isBlank && columnCount > 1) return 'blank';
    if (record.fields < columnCount) return 'missing-values';
    if (record.fields > columnCount) return 'extra-values';
    return record.bytes.equals(header) ? 'repeated-header' : 'good';
  };
}

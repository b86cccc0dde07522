/** The XDM types that a column of the lake can have. */
export type LakeColumnType =
  | 'string'
  | 'boolean'
  | 'byte'
  | 'short'
  | 'integer'
  | 'long'
  | 'double'
  | 'date'
  | 'date-time';

/** A column as the schema of a dataset declares it. */
export interface LakeColumn {
  /** The name, with dots between the levels of an object. */
  name: string;
  type: LakeColumnType;
  /** True if a record without a value fails. @default false */
  required?: boolean;
}

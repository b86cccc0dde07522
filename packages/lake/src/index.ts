export type { LakeCommit, LoggedCommit } from './commits/lake-commit.ts';
export type { DelimitedFormat, DelimitedInput, StagedInput } from './delimited/delimited-input.ts';
export type { LakeColumn, LakeColumnType } from './lake-column.ts';
export { LakeError, type LakeErrorCode } from './lake-error.ts';
export { type Lake, type LakeOptions, openLake } from './open-lake.ts';
export type { QueryResult } from './query/query-lake.ts';
export type { FailureCount, LakePart, RecordCounts, StagedBatch } from './staged-batch.ts';
export type { StageRequest } from './staging/stage-batch.ts';

import { describeFinding, errorFinding, type Finding } from '../finding.ts';
import type { TextRange } from '../text-range.ts';
import { findImpossibleName, lintBucket, looksLikeBucket } from './bucket-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Checks the name of a Google Cloud Storage bucket. */
export const gcsBucketLinter: ValueLinter = {
  name: 'gcs-bucket',
  label: 'a bucket name',
  recognizes: () => false,
  claims: looksLikeBucket,
  lint: (text) => lintBucket(text, lintName),
};

/** @see https://docs.cloud.google.com/storage/docs/buckets#naming */
function lintName(name: string, range: TextRange): readonly Finding[] {
  const impossible = findImpossibleName(name) ?? (isAllowed(name) ? undefined : NOT_ALLOWED);
  return impossible ? [errorFinding(impossible, range)] : [];
}

const NOT_ALLOWED = describeFinding('bucket-name-invalid.google');

function isAllowed(name: string): boolean {
  const parts = name.split('.');
  return (
    !/[A-Z]|^_|_$|^goog|google/.test(name) && name.length <= 222 && parts.every((part) => part.length <= 63)
  );
}

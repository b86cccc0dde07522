import type { TextRange } from '../connection-strings/text-range.ts';
import { errorFinding, type Finding } from '../finding.ts';
import { findImpossibleName, lintBucket, looksLikeBucket } from './bucket-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Judges the name of a bucket of Google Cloud Storage. */
export const gcsBucketLinter: ValueLinter = {
  name: 'gcs-bucket',
  label: 'the name of a bucket',
  recognizes: () => false,
  claims: looksLikeBucket,
  lint: (text) => lintBucket(text, lintName),
};

/** @see https://docs.cloud.google.com/storage/docs/buckets#naming */
function lintName(name: string, range: TextRange): readonly Finding[] {
  const impossible = findImpossibleName(name) ?? (isAllowed(name) ? undefined : NOT_ALLOWED);
  return impossible ? [errorFinding({ ...impossible, range })] : [];
}

const NOT_ALLOWED = {
  code: 'bucket-name-invalid',
  cause:
    'Names of buckets in Google Cloud have lower-case letters only, at most 63 characters between dots and 222 in all, and neither begin with "goog" nor contain "google"; no bucket can have this one.',
  fix: 'Copy the name from the list of buckets in the Google Cloud console. It is neither the title of the project nor its id.',
};

function isAllowed(name: string): boolean {
  const parts = name.split('.');
  return (
    !/[A-Z]|^_|_$|^goog|google/.test(name) && name.length <= 222 && parts.every((part) => part.length <= 63)
  );
}

import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import type { TextRange } from '../text-range.ts';
import { findImpossibleName, lintBucket, looksLikeBucket } from './bucket-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Names of special-purpose buckets, whose files ordinary clients cannot list. */
const SPECIAL_BUCKET = /--(?:x-s3|table-s3|ol-s3)$|\.mrap$/;

/** Checks the name of a bucket of S3 or of an S3-compatible service. */
export const s3BucketLinter: ValueLinter = {
  name: 's3-bucket',
  label: 'a bucket name',
  recognizes: () => false,
  claims: looksLikeBucket,
  lint: (text, { service }) => lintBucket(text, service === undefined ? lintName : lintOtherName),
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function lintName(name: string, range: TextRange): readonly Finding[] {
  const impossible = findImpossibleName(name);
  if (impossible) return [errorFinding(impossible, range)];
  if (SPECIAL_BUCKET.test(name)) return [specialBucket(range)];
  if (/[A-Z_]/.test(name) || name.length > 63) return [outdatedName(range)];
  return name.includes('.') ? [dottedName(range)] : [];
}

/** S3-compatible services have their own rules for capital letters, dots, and length. */
function lintOtherName(name: string, range: TextRange): readonly Finding[] {
  const impossible = findImpossibleName(name);
  return impossible ? [errorFinding(impossible, range)] : [];
}

function specialBucket(range: TextRange): Finding {
  return warningFinding(describeFinding('bucket-of-special-kind'), range);
}

function outdatedName(range: TextRange): Finding {
  return warningFinding(describeFinding('bucket-name-outdated'), range);
}

function dottedName(range: TextRange): Finding {
  return warningFinding(describeFinding('bucket-name-has-dots'), range);
}

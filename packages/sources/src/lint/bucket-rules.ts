import { type BucketReference, readBucketReference } from '../connection-strings/bucket-reference.ts';
import { describeFinding, errorFinding, type Finding, type FindingText } from '../finding.ts';
import type { TextRange } from '../text-range.ts';
import { looksLikeAddress } from './address-shape.ts';

/** True if a value may be intended as a bucket, in any notation. */
export function looksLikeBucket(text: string): boolean {
  return looksLikeAddress(text) || readBucketReference(text).form !== 'name';
}

/** Checks a bucket name: no surrounding address, and valid for the service. */
export function lintBucket(
  text: string,
  lintName: (name: string, range: TextRange) => readonly Finding[],
): readonly Finding[] {
  const reference = readBucketReference(text);
  const { form, bucket, bucketRange } = reference;
  const wrapped = form === 'name' ? lintFolder(reference) : [bucketInAddress(text, reference)];
  return bucket === '' ? wrapped : [...wrapped, ...lintName(bucket, bucketRange)];
}

/** Rules that hold in every cloud: 3 to 63 characters, no IP address, a letter or digit at both ends. */
export function findImpossibleName(name: string): FindingText | undefined {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) {
    return describeFinding('bucket-name-is-ip-address');
  }
  if (/[^\w.-]/.test(name)) {
    return describeFinding('bucket-name-invalid.characters');
  }
  if (name.length >= 3 && !/^[.-]|[.-]$|\.\.|\.-|-\./.test(name)) return undefined;
  return describeFinding('bucket-name-invalid.ends');
}

function lintFolder({ pathRange }: BucketReference): readonly Finding[] {
  if (pathRange === undefined) return [];
  return [errorFinding(describeFinding('folder-in-bucket'), pathRange)];
}

/** Highlights the part before the name, or the part after it where the name comes first. */
function bucketInAddress(text: string, { form, bucketRange: { start, end } }: BucketReference): Finding {
  const range = start > 0 ? { start: 0, end: start } : { start: end, end: text.length };
  return errorFinding(describeFinding(`bucket-in-address.${form}`), range);
}

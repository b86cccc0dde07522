import { type BucketReference, readBucketReference } from '../connection-strings/bucket-reference.ts';
import type { TextRange } from '../connection-strings/text-range.ts';
import { describeFinding, errorFinding, type Finding, type FindingText } from '../finding.ts';
import { looksLikeAddress } from './address-shape.ts';

/** Whether a text may be meant as a bucket, however it is wrapped. */
export function looksLikeBucket(text: string): boolean {
  return looksLikeAddress(text) || readBucketReference(text).form !== 'name';
}

/** Judges the name of a bucket: the name alone, and as the service allows it. */
export function lintBucket(
  text: string,
  lintName: (name: string, range: TextRange) => readonly Finding[],
): readonly Finding[] {
  const reference = readBucketReference(text);
  const { form, bucket, bucketRange } = reference;
  const wrapped = form === 'name' ? lintFolder(reference) : [bucketInAddress(text, reference)];
  return bucket === '' ? wrapped : [...wrapped, ...lintName(bucket, bucketRange)];
}

/** What holds for names of buckets in all clouds: 3 to 63 characters, no address, letters or digits at both ends. */
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

/** Points at what stands before the name, or after it where the name comes first. */
function bucketInAddress(text: string, { form, bucketRange: { start, end } }: BucketReference): Finding {
  const range = start > 0 ? { start: 0, end: start } : { start: end, end: text.length };
  return errorFinding(describeFinding(`bucket-in-address.${form}`), range);
}

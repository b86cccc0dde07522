import { type BucketReference, readBucketReference } from '../connection-strings/bucket-reference.ts';
import type { TextRange } from '../connection-strings/text-range.ts';
import { errorFinding, type Finding, type FindingText } from '../finding.ts';
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
    return {
      code: 'bucket-name-is-ip-address',
      cause: 'This is an IP address; no bucket can be called so.',
      fix: 'Give the name of the bucket, and the address of the service in its own parameter.',
    };
  }
  if (/[^\w.-]/.test(name)) {
    return {
      code: 'bucket-name-invalid',
      cause:
        'Names of buckets have letters, digits, dots, hyphens and underscores only; no bucket can have this one.',
      fix: 'Copy the name from the list of buckets.',
    };
  }
  if (name.length >= 3 && !/^[.-]|[.-]$|\.\.|\.-|-\./.test(name)) return undefined;
  return {
    code: 'bucket-name-invalid',
    cause:
      'Names of buckets have three characters or more, begin and end with a letter or a digit, and have no dot beside a dot or a hyphen; no bucket can have this one.',
    fix: 'Copy the name from the list of buckets.',
  };
}

function lintFolder({ pathRange }: BucketReference): readonly Finding[] {
  if (pathRange === undefined) return [];
  return [
    errorFinding({
      code: 'folder-in-bucket',
      range: pathRange,
      cause: 'A slash and a folder follow the name of the bucket. No bucket has a slash in its name.',
      fix: 'Give the name alone, and the folder in the parameter for the folder.',
    }),
  ];
}

const FORMS: Readonly<Record<BucketReference['form'], string>> = {
  name: 'This is a name',
  uri: 'This is an address as command line tools take it',
  arn: 'This is an ARN, as policies have it',
  url: 'This is a web address',
};

/** Points at what stands before the name, or after it where the name comes first. */
function bucketInAddress(text: string, { form, bucketRange: { start, end } }: BucketReference): Finding {
  return errorFinding({
    code: 'bucket-in-address',
    range: start > 0 ? { start: 0, end: start } : { start: end, end: text.length },
    cause: `${FORMS[form]}; the parameter takes the name of the bucket alone.`,
    fix: 'Keep the name of the bucket. A folder below it goes into the parameter for the folder.',
  });
}

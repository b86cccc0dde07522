import type { TextRange } from '../text-range.ts';
import { readAddress } from './address.ts';

/** A bucket as users write it: the plain name, or the name inside an address. */
export interface BucketReference {
  /** The notation around the name: none, `s3://name`, `arn:aws:s3:::name`, or a web address. */
  form: 'name' | 'uri' | 'arn' | 'url';
  /** Empty if an address contains no bucket name. */
  bucket: string;
  bucketRange: TextRange;
  /** The folder or file after the name, with its leading slash. */
  pathRange: TextRange | undefined;
}

const URI = /^(?:s3[an]?|gs|oci):\/\//i;
const ARN = /^arn:aws[\w-]*:s3[\w-]*:[^:]*:[^:]*:(?:accesspoint[/:])?/i;
/** Hosts that have the bucket as a prefix. For other hosts, the bucket is the first segment of the path. */
const BUCKET_HOST = /^(.+)\.(?:s3[.-](?:[\w-]+\.)*amazonaws\.com(?:\.cn)?|storage\.googleapis\.com)$/;
const CONSOLE_PATH = /^\/(?:s3\/buckets|storage\/browser)(?=\/)/;

/** Finds the bucket name in the notations that users paste. Never throws. */
export function readBucketReference(text: string): BucketReference {
  if (/^https?:\/\//i.test(text)) return readUrl(text);
  const prefix = URI.exec(text)?.[0] ?? ARN.exec(text)?.[0] ?? '';
  const form = prefix === '' ? 'name' : prefix.includes('//') ? 'uri' : 'arn';
  return split(text, { form, start: prefix.length, end: text.length });
}

function readUrl(text: string): BucketReference {
  const { host, path, ranges } = readAddress(text);
  const inHost = BUCKET_HOST.exec(host)?.[1];
  if (inHost !== undefined) {
    const bucketRange = { start: ranges.host.start, end: ranges.host.start + inHost.length };
    const pathRange = path.length > 1 ? ranges.path : undefined;
    return { form: 'url', bucket: text.slice(bucketRange.start, bucketRange.end), bucketRange, pathRange };
  }
  const start = ranges.path.start + (CONSOLE_PATH.exec(path)?.[0].length ?? 0);
  return split(text, { form: 'url', start: Math.min(start + 1, ranges.path.end), end: ranges.path.end });
}

function split(
  text: string,
  { form, start, end }: { form: BucketReference['form']; start: number; end: number },
): BucketReference {
  const slash = text.slice(0, end).indexOf('/', start);
  const bucketRange = { start, end: slash < 0 ? end : slash };
  return {
    form,
    bucket: text.slice(bucketRange.start, bucketRange.end),
    bucketRange,
    pathRange: slash < 0 ? undefined : { start: slash, end },
  };
}

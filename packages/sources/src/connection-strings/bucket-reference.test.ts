import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type BucketReference, readBucketReference } from './bucket-reference.ts';

it.each<{ given: string; want: [BucketReference['form'], bucket: string, path: string | undefined] }>([
  { given: 'contoso-landing', want: ['name', 'contoso-landing', undefined] },
  { given: 'contoso/orders/2026', want: ['name', 'contoso', '/orders/2026'] },
  { given: 's3://contoso/orders/', want: ['uri', 'contoso', '/orders/'] },
  { given: 'S3A://contoso', want: ['uri', 'contoso', undefined] },
  { given: 'gs://contoso', want: ['uri', 'contoso', undefined] },
  { given: 'arn:aws:s3:::contoso/*', want: ['arn', 'contoso', '/*'] },
  { given: 'arn:aws-cn:s3:::contoso', want: ['arn', 'contoso', undefined] },
  { given: 'arn:aws:s3:eu-west-1:123456789012:accesspoint/mine', want: ['arn', 'mine', undefined] },
  { given: 'https://contoso.s3.eu-west-1.amazonaws.com/a/b', want: ['url', 'contoso', '/a/b'] },
  { given: 'https://contoso.s3.amazonaws.com', want: ['url', 'contoso', undefined] },
  { given: 'https://s3.eu-west-1.amazonaws.com/contoso/a', want: ['url', 'contoso', '/a'] },
  {
    given: 'https://s3.console.aws.amazon.com/s3/buckets/contoso?region=eu',
    want: ['url', 'contoso', undefined],
  },
  { given: 'https://contoso.storage.googleapis.com/a', want: ['url', 'contoso', '/a'] },
  { given: 'https://storage.googleapis.com/contoso', want: ['url', 'contoso', undefined] },
  { given: 'https://console.cloud.google.com/storage/browser/contoso/a', want: ['url', 'contoso', '/a'] },
  { given: 'https://s3.amazonaws.com', want: ['url', '', undefined] },
  { given: '', want: ['name', '', undefined] },
])('finds the bucket in $given', ({ given, want }) => {
  const { form, bucket, bucketRange, pathRange } = readBucketReference(given);
  expect([form, bucket, pathRange && given.slice(pathRange.start, pathRange.end)]).toEqual(want);
  expect(given.slice(bucketRange.start, bucketRange.end)).toBe(bucket);
});

it('returns a valid range for any string', () => {
  const beginnings = fc.constantFrom('', 's3://', 'arn:aws:s3:::', 'https://', 'https://b.s3.amazonaws.com');
  fc.assert(
    fc.property(beginnings, fc.string(), (beginning, rest) => {
      const text = beginning + rest;
      const { bucketRange, pathRange } = readBucketReference(text);
      expect(bucketRange.end).toBeLessThanOrEqual(text.length);
      expect(pathRange?.end ?? 0).toBeLessThanOrEqual(text.length);
    }),
  );
});

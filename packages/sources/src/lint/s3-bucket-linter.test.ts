import { describe, expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

describe('an S3 bucket', () => {
  it.each<{ given: string; want: string[] }>([
    { given: 'contoso-landing', want: [] },
    { given: 'abc', want: [] },
    { given: '123-abc', want: [] },
    { given: 'contoso-ap-hash-s3alias', want: [] },

    { given: 's3://contoso-landing', want: ['error bucket-in-address: s3://'] },
    { given: 's3://contoso-landing/orders/', want: ['error bucket-in-address: s3://'] },
    { given: 'arn:aws:s3:::contoso-landing', want: ['error bucket-in-address: arn:aws:s3:::'] },
    { given: 'https://contoso.s3.eu-west-1.amazonaws.com/a', want: ['error bucket-in-address: https://'] },
    { given: 'https://s3.amazonaws.com/', want: ['error bucket-in-address: https://s3.amazonaws.com/'] },
    { given: 'contoso-landing/orders', want: ['error folder-in-bucket: /orders'] },
    { given: '/contoso-landing', want: ['error folder-in-bucket: /contoso-landing'] },

    { given: 'ab', want: ['error bucket-name-invalid: ab'] },
    { given: '-contoso', want: ['error bucket-name-invalid: -contoso'] },
    { given: 'contoso-', want: ['error bucket-name-invalid: contoso-'] },
    { given: 'contoso..landing', want: ['error bucket-name-invalid: contoso..landing'] },
    { given: 'contoso landing', want: ['error bucket-name-invalid: contoso landing'] },
    { given: '192.168.5.4', want: ['error bucket-name-is-ip-address: 192.168.5.4'] },
    { given: 'Contoso_Landing', want: ['warning bucket-name-outdated: Contoso_Landing'] },
    { given: 'a'.repeat(64), want: [`warning bucket-name-outdated: ${'a'.repeat(64)}`] },
    { given: 'landing.contoso.example', want: ['warning bucket-name-has-dots: landing.contoso.example'] },
    { given: 'contoso--usw2-az1--x-s3', want: ['warning bucket-of-special-kind: contoso--usw2-az1--x-s3'] },
  ])('$given', ({ given, want }) => {
    expect(showFindings({ kind: 's3-bucket' }, given)).toEqual(want);
  });
});

describe('a bucket of an S3-compatible service', () => {
  it.each<{ given: string; want: string[] }>([
    { given: 'Contoso_Landing.v2', want: [] },
    { given: 'oci://contoso/orders', want: ['error bucket-in-address: oci://'] },
    { given: 'contoso landing', want: ['error bucket-name-invalid: contoso landing'] },
  ])('$given', ({ given, want }) => {
    expect(showFindings({ kind: 's3-bucket', service: 'oracle-object-storage' }, given)).toEqual(want);
  });
});

import { describe, expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

describe('a folder in an object store', () => {
  it.each<{ given: string; want: string[] }>([
    { given: 'orders/2026', want: [] },
    { given: 'orders/2026/', want: [] },
    { given: 'orders/v1.2/k=v', want: [] },
    { given: 'My Folder', want: [] },

    { given: '/orders', want: ['warning leading-slash: /'] },
    { given: 'orders//2026', want: ['warning empty-folder-name: //'] },
    { given: 'orders\\2026', want: ['warning backslash-in-path: \\'] },
    { given: 'orders/../2026', want: ['warning relative-path: /..'] },
    { given: './orders', want: ['warning relative-path: .'] },
    { given: 'orders/*', want: ['warning wildcard-in-path: *'] },
    { given: 'orders/2026.csv', want: ['warning file-as-folder: 2026.csv'] },
    { given: 's3://contoso/orders', want: ['error address-as-folder: s3://'] },
    {
      given: 'https://contoso.blob.core.windows.net/landing/a',
      want: ['error found-azure-storage-endpoint: https://contoso.blob.core.windows.net/landing/a'],
    },
    { given: 'arn:aws:s3:::contoso/orders', want: ['error address-as-folder: arn:'] },
  ])('$given', ({ given, want }) => {
    expect(showFindings({ kind: 'folder-path', service: 's3' }, given)).toEqual(want);
  });
});

describe('a folder on a file server', () => {
  it.each<{ given: string; want: string[] }>([
    { given: '/outbound/orders', want: [] },
    { given: 'outbound', want: [] },

    { given: '~/outbound', want: ['warning tilde-in-path: ~'] },
    { given: 'C:\\data\\outbound', want: ['warning drive-in-path: C:\\'] },
    { given: 'sftp://files.contoso.example/outbound', want: ['error address-as-folder: sftp://'] },
    { given: '/outbound/orders.csv', want: ['warning file-as-folder: orders.csv'] },
  ])('$given', ({ given, want }) => {
    expect(showFindings({ kind: 'folder-path', service: 'sftp' }, given)).toEqual(want);
  });
});

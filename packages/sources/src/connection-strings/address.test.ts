import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Address, readAddress } from './address.ts';

describe('readAddress', () => {
  it.each<{ given: string; want: Partial<Address> }>([
    {
      given: 'HTTPS://Reader:p@ss@DB.contoso.example:5432/sales?a=b/c#top',
      want: {
        scheme: 'https',
        userInfo: 'Reader:p@ss',
        host: 'db.contoso.example',
        portText: '5432',
        path: '/sales',
        query: 'a=b/c',
        fragment: 'top',
      },
    },
    { given: 'db.contoso.example', want: { scheme: undefined, host: 'db.contoso.example', path: '' } },
    { given: 'db.contoso.example:', want: { host: 'db.contoso.example', portText: '' } },
    { given: 'db/sales', want: { host: 'db', path: '/sales' } },
    { given: '[::1]:5432', want: { host: '[::1]', portText: '5432' } },
    { given: 'fe80::1%eth0', want: { host: 'fe80::1%eth0', portText: undefined } },
    { given: '::ffff:10.0.0.1', want: { host: '::ffff:10.0.0.1', portText: undefined } },
    { given: 'bad:1433:x', want: { host: 'bad', portText: '1433:x' } },
    { given: 'https://', want: { scheme: 'https', host: '' } },
    { given: '?a=b', want: { host: '', query: 'a=b' } },
    { given: '', want: { host: '', path: '' } },
    { given: 'a\nb://c', want: { scheme: undefined, host: 'a\nb', path: '//c' } },
  ])('splits $given', ({ given, want }) => {
    expect(readAddress(given)).toMatchObject(want);
  });

  it('reports the position of each part', () => {
    const text = 'at sftp://u:p@h:22/in?q#f';
    const { ranges } = readAddress(text.slice(3), 3);
    const pieces = Object.values(ranges).map((range) => text.slice(range?.start, range?.end));
    expect(pieces).toEqual(['sftp', 'u:p', 'h', '22', '/in', 'q', 'f']);
  });

  it('returns a valid range for every part of any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const range of Object.values(readAddress(text).ranges)) {
          if (range === undefined) continue;
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

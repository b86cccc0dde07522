import { describe, expect, it } from 'vitest';
import { readAzureSas } from './azure-sas.ts';
import { readSasUri } from './azure-sas-uri.ts';

describe('readSasUri', () => {
  it('reads address and signature of a blob', () => {
    const uri = readSasUri(
      'https://contoso.blob.core.windows.net/landing/a%20b/c.csv?sv=2025-05-05&st=2026-01-01&se=2026-02-01T10:30Z&sr=b&sp=r&sip=10.0.0.1-10.0.0.9&spr=https&sig=a%2Bb%3D',
    );
    expect(uri).toMatchObject({
      url: 'https://contoso.blob.core.windows.net',
      accountName: 'contoso',
      service: 'blob',
      container: 'landing',
      path: 'a b/c.csv',
      isAzure: true,
      isLoopback: false,
      problems: [],
      sas: {
        version: '2025-05-05',
        startsAt: new Date('2026-01-01T00:00:00Z'),
        expiresAt: new Date('2026-02-01T10:30:00Z'),
        resource: 'b',
        permissions: 'r',
        ipRange: '10.0.0.1-10.0.0.9',
        protocol: 'https',
        signature: 'a+b=',
      },
    });
  });

  it('keeps the account in the path of an emulator', () => {
    const uri = readSasUri('http://127.0.0.1:10000/devstoreaccount1/landing?sv=1&sig=x');
    expect(uri).toMatchObject({
      url: 'http://127.0.0.1:10000/devstoreaccount1',
      accountName: 'devstoreaccount1',
      container: 'landing',
      path: undefined,
    });
    expect(`${uri.url}/${uri.container}?${uri.sas.token}`).toBe(
      'http://127.0.0.1:10000/devstoreaccount1/landing?sv=1&sig=x',
    );
  });

  it('reads an account signature', () => {
    const { sas } = readSasUri('https://contoso.table.core.windows.net/?sv=1&ss=bt&srt=sco&sp=rl&sig=x');
    expect(sas).toMatchObject({ services: 'bt', resourceTypes: 'sco', resource: undefined });
  });

  it.each(['', 'text', 'http://', '?sig=x', 'https://a b/?sig=x'])(
    'returns no address for %o and does not throw',
    (text) => {
      expect(readSasUri(text)).toMatchObject({
        url: undefined,
        problems: [{ code: 'address-not-readable' }],
      });
    },
  );
});

describe('readAzureSas', () => {
  it.each<{ given: string; want: string | undefined }>([
    { given: 'se=2030-01-02', want: '2030-01-02T00:00:00.000Z' },
    { given: 'se=2030-01-02T03:04Z', want: '2030-01-02T03:04:00.000Z' },
    { given: 'se=2030-01-02T03:04:05Z', want: '2030-01-02T03:04:05.000Z' },
    { given: 'se=2030-01-02T03%3A04%3A05.1234567Z', want: '2030-01-02T03:04:05.123Z' },
    { given: 'se=2030-01-02&ske=2029-12-31', want: '2029-12-31T00:00:00.000Z' },
    { given: 'se=2030-01-02&ske=2031-01-01', want: '2030-01-02T00:00:00.000Z' },
    { given: 'se=2030-13-45', want: undefined },
    { given: 'se=tomorrow', want: undefined },
    { given: 'sv=1', want: undefined },
  ])('expiry of $given', ({ given, want }) => {
    expect(readAzureSas(given).expiresAt?.toISOString()).toBe(want);
  });

  it('keeps a plus sign and invalid percent-encoding unchanged', () => {
    expect(readAzureSas('sig=a+b')).toMatchObject({ signature: 'a+b' });
    expect(readAzureSas('sig=a%ZZ')).toMatchObject({ signature: 'a%ZZ' });
  });
});

import { describe, expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';
import { lintValue } from './lint-value.ts';

const now = new Date('2026-11-22T12:00:00Z');
const SIGNATURE = `sig=${'A'.repeat(42)}%2B%3D`;
const ACCOUNT = `https://contoso.blob.core.windows.net/?sv=2025-05-05&ss=b&srt=sco&sp=rl&se=2030-01-01T00:00:00Z&${SIGNATURE}`;
const CONTAINER = `https://contoso.blob.core.windows.net/landing?sv=2025-05-05&sr=c&sp=rl&se=2030-01-01T00:00:00Z&${SIGNATURE}`;

function lint(text: string, params?: Record<string, unknown>): readonly string[] {
  return showFindings({ kind: 'azure-sas-uri', service: 'blob' }, text, params);
}

describe('a SAS URI for blobs', () => {
  it.each<{ given: string; want: string[] }>([
    { given: ACCOUNT, want: [] },
    { given: CONTAINER, want: [] },
    {
      given: CONTAINER.replace(
        'https://contoso.blob.core.windows.net',
        'http://127.0.0.1:10000/devstoreaccount1',
      ),
      want: ['warning host-is-loopback: 127.0.0.1'],
    },
    { given: CONTAINER.replace('sp=rl&se=2030-01-01T00:00:00Z', 'si=reader'), want: [] },
    { given: CONTAINER.replace('&se=', '&st=2026-11-22&se='), want: [] },

    {
      given: 'https://contoso.blob.core.windows.net/landing?sv=2025-05-05',
      want: ['error sas-signature-missing'],
    },
    { given: CONTAINER.replace(SIGNATURE, 'sig='), want: ['error sas-signature-missing'] },
    { given: CONTAINER.replace(SIGNATURE, 'sig=AAAA'), want: ['warning sas-signature-damaged: sig=AAAA'] },
    {
      given: CONTAINER.replace('%2B%3D', '%252B%253D'),
      want: [`error sas-encoded-twice: ${SIGNATURE.replaceAll('%', '%25')}`],
    },
    { given: CONTAINER.replace('sv=2025-05-05&', ''), want: ['error sas-version-missing'] },
    { given: CONTAINER.replaceAll('&', '&amp;'), want: ['error sas-html-escaped: amp;sr=c'] },
    { given: `${CONTAINER}&sp=rw`, want: ['error sas-field-repeated: sp=rw'] },

    { given: CONTAINER.replace('2030', '2026'), want: ['error sas-expired: se=2026-01-01T00:00:00Z'] },
    {
      given: CONTAINER.replace('2030-01-01T00:00:00Z', '2026-11-22T12:00Z'),
      want: ['error sas-expired: se=2026-11-22T12:00Z'],
    },
    {
      given: CONTAINER.replace('&se=', '&skoid=x&ske=2026-11-01T00:00:00Z&se='),
      want: ['error sas-expired: ske=2026-11-01T00:00:00Z'],
    },
    {
      given: CONTAINER.replace('&se=', '&st=2026-11-23&se='),
      want: ['error sas-not-yet-valid: st=2026-11-23'],
    },
    {
      given: CONTAINER.replace('2030-01-01T00:00:00Z', '2026-11-25'),
      want: ['warning sas-expires-soon: se=2026-11-25'],
    },
    {
      given: CONTAINER.replace('2030-01-01T00:00:00Z', '01/01/2030'),
      want: ['error sas-date-unreadable: se=01/01/2030'],
    },
    {
      given: CONTAINER.replace('&se=', '&st=yesterday&se='),
      want: ['error sas-date-unreadable: st=yesterday'],
    },
    { given: CONTAINER.replace('&se=2030-01-01T00:00:00Z', ''), want: ['error sas-expiry-missing'] },

    { given: CONTAINER.replace('sp=rl', 'sp=l'), want: ['error sas-lacks-read: sp=l'] },
    { given: CONTAINER.replace('sp=rl', 'sp=rcw'), want: ['error sas-lacks-list: sp=rcw'] },
    { given: CONTAINER.replace('&sp=rl', ''), want: ['error sas-permissions-missing'] },

    { given: CONTAINER.replace('sr=c', 'sr=b'), want: ['error sas-single-blob: sr=b'] },
    { given: CONTAINER.replace('sr=c', 'sr=d'), want: ['warning sas-single-directory: sr=d'] },
    { given: CONTAINER.replace('/landing', '/'), want: ['warning sas-container-unnamed: sr=c'] },
    { given: CONTAINER.replace('sr=c&', ''), want: ['error sas-scope-missing'] },
    { given: CONTAINER.replace('sr=c', 'tn=orders'), want: ['error sas-lacks-service: tn=orders'] },
    { given: ACCOUNT.replace('ss=b', 'ss=fq'), want: ['error sas-lacks-service: ss=fq'] },
    { given: ACCOUNT.replace('srt=sco', 'srt=so'), want: ['error sas-lacks-container-level: srt=so'] },
    { given: ACCOUNT.replace('srt=sco', 'srt=sc'), want: ['error sas-lacks-object-level: srt=sc'] },
    { given: ACCOUNT.replace('srt=sco', 'srt=co'), want: ['warning sas-lacks-service-level: srt=co'] },

    { given: `${CONTAINER}&sip=203.0.113.7`, want: ['warning sas-ip-restricted: sip=203.0.113.7'] },
    { given: CONTAINER.replace('https', 'http'), want: ['warning http-to-azure: http'] },
    {
      given: `${CONTAINER.replace('https', 'http')}&spr=https`,
      want: ['warning http-to-azure: http', 'error sas-refuses-http: spr=https'],
    },
    {
      given: CONTAINER.replace('.blob.', '.dfs.'),
      want: ['error wrong-service-endpoint: contoso.dfs.core.windows.net'],
    },
    {
      given: CONTAINER.replace('contoso', 'x_y'),
      want: ['error account-name-invalid: x_y.blob.core.windows.net'],
    },
    { given: 'ftp://contoso', want: ['error address-not-readable: ftp://contoso'] },
  ])('$given', ({ given, want }) => {
    expect(lint(given)).toEqual(want);
  });

  it('reads the container from its own parameter', () => {
    expect(lint(CONTAINER.replace('/landing', '/'), { container: 'landing' })).toEqual([]);
    expect(lint(ACCOUNT.replace('srt=sco', 'srt=co'), { container: 'landing' })).toEqual([]);
  });

  it('reports the expiry date', () => {
    const text = CONTAINER.replace('2030-01-01T00:00:00Z', '2026-03-04T05:06:07Z');
    const [finding] = lintValue({ kind: 'azure-sas-uri', service: 'blob' }, text, { now });
    expect(finding?.cause).toContain('expired on 2026-03-04 at 05:06 UTC');
  });
});

import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNTIL_2030, UNTIL_2055, WITHOUT_END } from '../testing/certificates.ts';
import { secretsExpireAt } from './secrets-expire-at.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const jwt = (payload: unknown): string =>
  ['{"alg":"none"}', JSON.stringify(payload), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

const SAS = 'sv=2025-05-05&ss=b&srt=sco&sp=rl&se=2030-01-01T00:00:00Z&sig=AAAA%3D';
const URI = `https://contoso.blob.core.windows.net/landing?${SAS}`;
const KEY = 'DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=c2lnPQ==';

const CASES: readonly { name: string; params: Record<string, unknown>; want: string | undefined }[] = [
  { name: 'a SAS URI', params: { sasUri: URI }, want: '2030-01-01T00:00:00.000Z' },
  {
    name: 'a SAS whose signing key expires earlier',
    params: { sasUri: `${URI}&ske=2029-12-31` },
    want: '2029-12-31T00:00:00.000Z',
  },
  {
    name: 'a connection string with a signature',
    params: {
      connectionString: `BlobEndpoint=https://a.example; sharedaccesssignature=?${SAS};TableEndpoint=x`,
    },
    want: '2030-01-01T00:00:00.000Z',
  },
  { name: 'a connection string with a key', params: { connectionString: KEY }, want: undefined },
  {
    name: 'a SAS under a stored policy',
    params: { sasUri: 'https://a.example/c?sv=1&si=reader&sig=AAAA' },
    want: undefined,
  },
  {
    name: 'a SAS with an invalid expiry date',
    params: { sasUri: 'https://a.example/c?se=soon&sig=AAAA' },
    want: undefined,
  },
  { name: 'a token', params: { jwtToken: jwt({ exp: 1_893_456_000 }) }, want: '2030-01-01T00:00:00.000Z' },
  { name: 'a token without an expiry date', params: { jwtToken: jwt({ sub: 'me' }) }, want: undefined },
  {
    name: 'a token with an expiry date that is not a number',
    params: { jwtToken: jwt({ exp: '2030' }) },
    want: undefined,
  },
  {
    name: 'a token that expires beyond the last possible date',
    params: { jwtToken: jwt({ exp: 1e300 }) },
    want: undefined,
  },
  { name: 'a token that does not contain an object', params: { jwtToken: jwt(null) }, want: undefined },
  {
    name: 'an access token that is renewed',
    params: { accessToken: jwt({ exp: 1 }), refreshToken: 'r' },
    want: undefined,
  },
  {
    name: 'an access token that nothing renews',
    params: { accessToken: jwt({ exp: 1 }), refreshToken: '' },
    want: '1970-01-01T00:00:01.000Z',
  },
  {
    name: 'the expiry date of an access token',
    params: { accessToken: 'opaque', expirationDate: '2030-01-01T02:00:00+02:00' },
    want: '2030-01-01T00:00:00.000Z',
  },
  {
    name: 'the expiry date of an access token that is renewed',
    params: { accessToken: 'opaque', expirationDate: '2030-01-01T00:00:00Z', refreshToken: 'r' },
    want: undefined,
  },
  { name: 'an invalid expiry date', params: { expirationDate: 'soon' }, want: undefined },
  { name: 'a certificate', params: { certificate: UNTIL_2030 }, want: '2030-01-02T03:04:05.000Z' },
  {
    name: 'a certificate of the far future',
    params: { certificate: UNTIL_2055 },
    want: '2055-06-07T08:09:10.000Z',
  },
  { name: 'a certificate without an end', params: { certificate: WITHOUT_END }, want: undefined },
  {
    name: 'the first certificate of a chain',
    params: { certificate: `-----BEGIN PRIVATE KEY-----\n\n${UNTIL_2055}\n${UNTIL_2030}` },
    want: '2030-01-02T03:04:05.000Z',
  },
  {
    name: 'a certificate in base64',
    params: { certificate: base64(UNTIL_2055) },
    want: '2055-06-07T08:09:10.000Z',
  },
  {
    name: 'a truncated certificate',
    params: { certificate: UNTIL_2030.replace(/\n.{20}/, '\n') },
    want: undefined,
  },
  {
    name: 'the earliest of several parameters',
    params: { port: 22, sasUri: URI, certificate: UNTIL_2055, options: { a: 1 } },
    want: '2030-01-01T00:00:00.000Z',
  },
  { name: 'nothing', params: {}, want: undefined },
];

describe('the expiry of secrets', () => {
  it.each(CASES)('is read from $name', ({ params, want }) => {
    const end = secretsExpireAt(params);
    expect(end === undefined ? undefined : new Date(end).toISOString()).toBe(want);
  });

  it.each([UNTIL_2030, UNTIL_2055])('reads a certificate in the same way as OpenSSL', (pem) => {
    expect(secretsExpireAt({ pem })).toBe(new X509Certificate(pem).validToDate.getTime());
  });

  it('never throws for any value', () => {
    const marked = fc.constantFrom('sig=', 'eyJ', '.eyJ', '-----BEGIN CERTIFICATE-----', 'LS0tLS1CRUdJTi');
    const text = fc.array(fc.oneof(marked, fc.string(), fc.base64String())).map((parts) => parts.join(''));
    fc.assert(fc.property(text, (value) => void secretsExpireAt({ value })));
    const body = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64'));
    fc.assert(
      fc.property(body, (bytes) => {
        const value = `-----BEGIN CERTIFICATE-----\n${bytes}\n-----END CERTIFICATE-----`;
        secretsExpireAt({ value });
      }),
    );
  });
});

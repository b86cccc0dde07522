import { describe, expect, it } from 'vitest';
import { createRedactor } from './redactor.ts';

const MASK = '********';

function redactorOf(...secrets: string[]) {
  const redactor = createRedactor();
  for (const secret of secrets) redactor.register(secret);
  return redactor;
}

describe('redact', () => {
  it('leaves a string unchanged if no secret is registered', () => {
    expect(createRedactor().redact('nothing to hide')).toBe('nothing to hide');
  });

  it('removes every occurrence', () => {
    expect(redactorOf('hunter2').redact('hunter2, again hunter2')).toBe(`${MASK}, again ${MASK}`);
  });

  it.each([
    ['percent-encoded', encodeURIComponent('p@ss/w+rd="1"')],
    ['percent-encoded in lower case', encodeURIComponent('p@ss/w+rd="1"').toLowerCase()],
    ['form-encoded', new URLSearchParams({ a: 'p@ss/w+rd="1"' }).toString().slice(2)],
    ['inside a JSON string', JSON.stringify('p@ss/w+rd="1"').slice(1, -1)],
  ])('removes a secret that is %s', (_form, text) => {
    expect(redactorOf('p@ss/w+rd="1"').redact(`[${text}]`)).toBe(`[${MASK}]`);
  });

  it.each(['', 'a', 'ab', 'client:'])('finds a secret in base64 after %j', (before) => {
    const encoded = Buffer.from(`${before}s3cret-värde?>`).toString('base64');
    const shown = redactorOf('s3cret-värde?>').redact(`Basic ${encoded}`);
    expect(shown).toContain(MASK);
    expect(shown.length).toBeLessThan(`Basic ${MASK}`.length + before.length * 2 + 6);
  });

  it.each([
    ['AccountKey', 'AccountName=contoso;AccountKey=c2VjcmV0LWtleQ==;EndpointSuffix=x', 'c2VjcmV0LWtleQ=='],
    ['sig, encoded', 'https://a.blob.core.windows.net/c?se=2030&sig=abc%2Fdef%3D&sp=r', 'abc%2Fdef%3D'],
    ['sig, decoded', 'https://a.blob.core.windows.net/c?se=2030&sig=abc%2Fdef%3D&sp=r', 'abc/def='],
    ['password', 'Server=s;User ID=u;Password=hunter22;Encrypt=True', 'hunter22'],
    ['quoted password', 'Server=s;Pwd="semi;co""lon";Encrypt=True', 'semi;co"lon'],
    ['password of an address', 'mongodb://user:hunter22@host/db', 'hunter22'],
    ['password of a trust store', 'Host=h;TrustStorePassword=hunter22;Sid=s', 'hunter22'],
    ['token', 'jdbc:snowflake://a.snowflakecomputing.com/?user=u&token=abcd1234&db=d', 'abcd1234'],
    ['private key', 'jdbc:snowflake://a.example/?private_key_base64=c2VjcmV0LWtleQ', 'c2VjcmV0LWtleQ'],
    ['password within a value', 'Provider="Server=s; Pwd=hunter22 ";Timeout=5', 'hunter22'],
  ])('removes the %s of a connection string even on its own', (_piece, whole, piece) => {
    expect(redactorOf(whole).redact(`refused: ${piece}.`)).toBe(`refused: ${MASK}.`);
  });

  it('replaces a whole secret before its parts', () => {
    const whole = 'AccountName=contoso;AccountKey=c2VjcmV0LWtleQ==';
    expect(redactorOf('c2VjcmV0LWtleQ==', whole).redact(whole)).toBe(MASK);
  });

  it('does not search for secrets so short that output would become unreadable', () => {
    expect(redactorOf('ab').redact('about')).toBe('about');
  });

  it('accepts a secret that cannot be percent-encoded', () => {
    expect(redactorOf('lone\ud800half').redact('lone\ud800half')).toBe(MASK);
  });
});

describe('redactValue', () => {
  it('redacts nested values and keys, and leaves other types unchanged', () => {
    const value = { list: ['hunter2', 7, null, true], 'key hunter2': { deep: 'x hunter2' } };
    expect(redactorOf('hunter2').redactValue(value)).toEqual({
      list: [MASK, 7, null, true],
      [`key ${MASK}`]: { deep: `x ${MASK}` },
    });
    expect(value.list[0]).toBe('hunter2');
  });
});

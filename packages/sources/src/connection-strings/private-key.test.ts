import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PrivateKey, readPrivateKey } from './private-key.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const cipher = { cipher: 'aes-256-cbc', passphrase: 'x' };
const PKCS8 = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const ENCRYPTED = rsa.privateKey.export({ type: 'pkcs8', format: 'pem', ...cipher }).toString();
const PKCS1 = rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const PKCS1_ENCRYPTED = rsa.privateKey.export({ type: 'pkcs1', format: 'pem', ...cipher }).toString();
const SEC1 = ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString();
const PUBLIC = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();

function openssh(cipherName: string): string {
  const body = Buffer.concat([
    Buffer.from('openssh-key-v1\0\0\0\0'),
    Buffer.from([cipherName.length]),
    Buffer.from(cipherName),
    Buffer.alloc(64),
  ]);
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${body.toString('base64')}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}

function bodyOf(pem: string): string {
  return pem.replaceAll(/-----.*-----|\s/g, '');
}

describe('readPrivateKey', () => {
  it.each<{ name: string; given: string; want: Partial<PrivateKey> }>([
    { name: 'PKCS #8', given: PKCS8, want: { format: 'pkcs8', isEncrypted: false } },
    { name: 'encrypted PKCS #8', given: ENCRYPTED, want: { format: 'pkcs8-encrypted', isEncrypted: true } },
    { name: 'PKCS #1', given: PKCS1, want: { format: 'pkcs1', isEncrypted: false } },
    { name: 'encrypted PKCS #1', given: PKCS1_ENCRYPTED, want: { format: 'pkcs1', isEncrypted: true } },
    { name: 'SEC 1', given: SEC1, want: { format: 'sec1', isEncrypted: false } },
    { name: 'OpenSSH', given: openssh('none'), want: { format: 'openssh', isEncrypted: false } },
    {
      name: 'encrypted OpenSSH',
      given: openssh('aes256-ctr'),
      want: { format: 'openssh', isEncrypted: true },
    },
    { name: 'a public key', given: PUBLIC, want: { format: 'public' } },
  ])('reads $name in PEM, plain and in base64', ({ given, want }) => {
    expect(readPrivateKey(given)).toMatchObject({ ...want, wrapping: 'none', pem: given, damage: undefined });
    expect(readPrivateKey(encode(given))).toMatchObject({
      ...want,
      wrapping: 'base64',
      pem: given,
      damage: undefined,
    });
    expect(readPrivateKey(encode(encode(given)))).toMatchObject({
      ...want,
      wrapping: 'base64-twice',
      pem: given,
    });
  });

  it.each<{ name: string; given: string; want: Partial<PrivateKey> }>([
    { name: 'PKCS #8', given: PKCS8, want: { format: 'pkcs8', isEncrypted: false } },
    { name: 'encrypted PKCS #8', given: ENCRYPTED, want: { format: 'pkcs8-encrypted', isEncrypted: true } },
    { name: 'PKCS #1', given: PKCS1, want: { format: 'pkcs1', isEncrypted: false } },
    { name: 'SEC 1', given: SEC1, want: { format: 'sec1', isEncrypted: false } },
    { name: 'OpenSSH', given: openssh('none'), want: { format: 'openssh', isEncrypted: false } },
    { name: 'a public key', given: PUBLIC, want: { format: 'public' } },
  ])('recognizes $name by the content between its BEGIN and END lines', ({ given, want }) => {
    expect(readPrivateKey(bodyOf(given))).toMatchObject({ ...want, wrapping: 'base64', pem: undefined });
  });

  it.each<{ given: string; want: Partial<PrivateKey> }>([
    { given: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 me@host', want: { format: 'public', wrapping: 'none' } },
    {
      given: '---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----',
      want: { format: 'public' },
    },
    {
      given: 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n',
      want: { format: 'putty', isEncrypted: false },
    },
    {
      given: 'PuTTY-User-Key-File-2: ssh-rsa\nEncryption: aes256-cbc\n',
      want: { format: 'putty', isEncrypted: true },
    },
    {
      given: '-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----',
      want: { format: 'certificate' },
    },
    { given: PKCS8.slice(0, 200), want: { format: 'pkcs8', damage: 'no-end' } },
    { given: PKCS8.replaceAll('\n', ' '), want: { damage: 'no-lines' } },
    { given: PKCS8.replaceAll('\n', ''), want: { damage: 'no-lines' } },
    { given: PKCS8.replaceAll('\n', '\\n'), want: { damage: 'escaped-lines' } },
    { given: PKCS8.replace('\n', '\n*'), want: { damage: 'body' } },
    { given: PKCS8.replaceAll('\n', '\r\n'), want: { format: 'pkcs8', damage: undefined } },
    { given: 'hunter2', want: { wrapping: undefined, format: undefined } },
    { given: encode('not a key'), want: { wrapping: undefined } },
    { given: '', want: { wrapping: undefined } },
  ])('reads $given', ({ given, want }) => {
    expect(readPrivateKey(given)).toMatchObject(want);
  });

  it('reads any bytes without throwing', () => {
    const beginnings = fc.constantFrom([0x30], [0x30, 0x82], [...Buffer.from('openssh-key-v1\0')], []);
    fc.assert(
      fc.property(beginnings, fc.uint8Array(), (beginning, rest) => {
        readPrivateKey(Buffer.from([...beginning, ...rest]).toString('base64'));
      }),
    );
  });
});

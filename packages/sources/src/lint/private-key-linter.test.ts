import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const cipher = { cipher: 'aes-256-cbc', passphrase: 'x' };
const PKCS8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim();
const ENCRYPTED = privateKey
  .export({ type: 'pkcs8', format: 'pem', ...cipher })
  .toString()
  .trim();
const PKCS1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString().trim();
const PUBLIC = publicKey.export({ type: 'spki', format: 'pem' }).toString().trim();
const OPENSSH = `-----BEGIN OPENSSH PRIVATE KEY-----\n${encode('openssh-key-v1\0\0\0\0\u0004none')}\n-----END OPENSSH PRIVATE KEY-----`;
const PUTTY = 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: me';

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}

function bodyOf(pem: string): string {
  return pem.replaceAll(/-----.*-----|\s/g, '');
}

/** Without the highlighted characters, which are the whole key. */
function lint(service: string | undefined, text: string, params?: Record<string, unknown>): string[] {
  return showFindings({ kind: 'private-key', service }, text, params).map((line) => line.split(':')[0] ?? '');
}

interface Row {
  name: string;
  given: string;
  params?: Record<string, unknown>;
  want: string[];
}

describe('a private key for SFTP', () => {
  it.each<Row>([
    { name: 'OpenSSH', given: encode(OPENSSH), want: [] },
    { name: 'PKCS #1', given: encode(PKCS1), want: [] },
    { name: 'PKCS #8', given: encode(PKCS8), want: ['warning private-key-of-other-format'] },
    {
      name: 'an encrypted key with its passphrase',
      given: encode(ENCRYPTED),
      params: { passPhrase: 'x' },
      want: ['warning private-key-of-other-format'],
    },

    {
      name: 'an encrypted key without a passphrase',
      given: encode(ENCRYPTED),
      want: ['warning private-key-of-other-format', 'error passphrase-missing'],
    },
    {
      name: 'an encrypted key with an empty passphrase',
      given: encode(ENCRYPTED),
      params: { passPhrase: '' },
      want: ['warning private-key-of-other-format', 'error passphrase-missing'],
    },
    {
      name: 'a plain key with a passphrase',
      given: encode(OPENSSH),
      params: { passPhrase: 'x' },
      want: ['warning passphrase-not-needed'],
    },
    { name: 'the unencoded content of the key file', given: PKCS1, want: ['error private-key-not-encoded'] },
    {
      name: 'the unencoded content of an encrypted key file',
      given: ENCRYPTED,
      want: [
        'error private-key-not-encoded',
        'warning private-key-of-other-format',
        'error passphrase-missing',
      ],
    },
    { name: 'a key encoded twice', given: encode(encode(PKCS1)), want: ['error private-key-encoded-twice'] },
    {
      name: 'the key without BEGIN and END lines',
      given: bodyOf(PKCS1),
      want: ['error private-key-without-markers'],
    },
    { name: 'a public key', given: encode(PUBLIC), want: ['error public-key-given'] },
    {
      name: 'a public key in one line',
      given: 'ssh-rsa AAAAB3NzaC1yc2E me@host',
      want: ['error public-key-given'],
    },
    {
      name: 'a certificate',
      given: encode('-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----'),
      want: ['error certificate-given'],
    },
    { name: 'a PuTTY key', given: PUTTY, want: ['error putty-key-given'] },
    { name: 'a PuTTY key in base64', given: encode(PUTTY), want: ['error putty-key-given'] },
    {
      name: 'a key without its END line',
      given: encode(PKCS1.slice(0, 900)),
      want: ['error private-key-cut'],
    },
    {
      name: 'a key without line breaks',
      given: encode(PKCS1.replaceAll('\n', ' ')),
      want: ['error private-key-lines-lost'],
    },
    {
      name: 'a key with escaped line breaks',
      given: encode(PKCS1.replaceAll('\n', '\\n')),
      want: ['error private-key-lines-escaped'],
    },
    { name: 'a changed key', given: encode(PKCS1.replace('\n', '\n*')), want: ['error private-key-damaged'] },
    { name: 'a path', given: '~/.ssh/id_rsa', want: ['error path-given'] },
    { name: 'a file name', given: 'rsa-key.pem', want: ['error path-given'] },
    { name: 'a Windows path', given: 'C:\\keys\\id_rsa', want: ['error path-given'] },
    { name: 'something else', given: 'hunter2', want: ['error private-key-not-readable'] },
    {
      name: 'base64 with line breaks',
      given: encode(PKCS1).replaceAll(/.{76}/g, '$&\n'),
      want: ['warning base64-has-line-breaks'],
    },
  ])('$name', ({ given, params, want }) => {
    expect(lint('sftp', given, params)).toEqual(want);
  });
});

describe('a private key for Snowflake', () => {
  it.each<Row & { service: string }>([
    { service: 'snowflake', name: 'PKCS #8', given: encode(PKCS8), want: [] },
    { service: 'snowflake', name: 'the key without BEGIN and END lines', given: bodyOf(PKCS8), want: [] },
    {
      service: 'snowflake',
      name: 'an encrypted key with its passphrase',
      given: encode(ENCRYPTED),
      params: { privateKeyPassphrase: 'x' },
      want: [],
    },
    {
      service: 'snowflake',
      name: 'an encrypted key without a passphrase',
      given: bodyOf(ENCRYPTED),
      want: ['error passphrase-missing'],
    },
    {
      service: 'snowflake',
      name: 'PKCS #1',
      given: encode(PKCS1),
      want: ['warning private-key-of-other-format'],
    },
    {
      service: 'snowflake',
      name: 'OpenSSH',
      given: encode(OPENSSH),
      want: ['error private-key-of-other-format'],
    },
    { service: 'snowflake-aws', name: 'the key without BEGIN and END lines', given: bodyOf(PKCS8), want: [] },
    {
      service: 'snowflake-aws',
      name: 'the whole file',
      given: encode(PKCS8),
      want: ['warning private-key-has-markers'],
    },
    {
      service: 'snowflake-aws',
      name: 'the unencoded content of the key file',
      given: PKCS8,
      want: ['error private-key-has-markers'],
    },
    {
      service: 'snowflake-aws',
      name: 'an encrypted key',
      given: bodyOf(ENCRYPTED),
      want: ['error private-key-encrypted'],
    },
    { service: 'snowflake-streaming', name: 'PKCS #8', given: encode(PKCS8), want: [] },
    {
      service: 'snowflake-streaming',
      name: 'the key without BEGIN and END lines',
      given: bodyOf(PKCS8),
      want: ['error private-key-without-markers'],
    },
    {
      service: 'constructor',
      name: 'PKCS #1, for a service without key requirements',
      given: encode(PKCS1),
      want: [],
    },
  ])('$service: $name', ({ service, given, params, want }) => {
    expect(lint(service, given, params)).toEqual(want);
  });
});

it('is recognized in a parameter that does not expect it', () => {
  expect(lint('sftp', '{"type": "service_account"}')).toEqual(['error found-service-account-json']);
  for (const given of [PKCS1, encode(PKCS1)]) {
    const [line] = showFindings({ kind: 'postgresql-connection-string' }, given);
    expect(line).toMatch(/^error found-private-key/);
  }
});

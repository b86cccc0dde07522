import { describe, expect, it } from 'vitest';
import type { ValueKind } from '../source.ts';
import { lintValue } from './lint-value.ts';

const now = new Date('2026-11-22T12:00:00Z');

function lint(text: string, kind?: ValueKind): string[] {
  const findings = lintValue(kind, text, { now });
  return findings.map(
    ({ severity, code, range }) => `${severity} ${code}: ${text.slice(range?.start, range?.end)}`,
  );
}

describe('any value', () => {
  it.each<{ given: string; want: string[] }>([
    { given: 'plain value', want: [] },
    { given: '${env:BLOB_KEY}', want: [] },
    { given: 'Driver={ODBC Driver 18 for SQL Server}', want: [] },
    { given: 'a < b > c', want: [] },

    { given: '', want: ['error value-empty: '] },
    { given: ' \n ', want: ['error value-empty: '] },
    { given: '""', want: ['error value-empty: '] },

    { given: '********', want: ['error value-masked: ********'] },
    { given: '•••••', want: ['error value-masked: •••••'] },
    { given: 'AccountName=a;AccountKey=********', want: ['error value-masked: ********'] },
    { given: 'Password=a**b', want: [] },

    { given: '  value', want: ['warning surrounding-white-space:   '] },
    { given: 'value\n', want: ['warning surrounding-white-space: \n'] },
    { given: '\uFEFFvalue', want: ['warning surrounding-white-space: \uFEFF'] },

    { given: '"Server=a"', want: ['error stray-quotes: "'] },
    { given: "'Server=a'", want: ["error stray-quotes: '"] },
    { given: '`Server=a`', want: ['error stray-quotes: `'] },
    { given: '“Server=a”', want: ['error stray-quotes: “'] },
    { given: '\\"Server=a\\"', want: ['error stray-quotes: \\"'] },
    { given: '"Server=a', want: ['error stray-quotes: "'] },
    { given: 'Server=a"', want: ['error stray-quotes: "'] },
    { given: 'Password="a;b"', want: ['warning name-pasted: Password='] },
    { given: "Password='it''s'", want: [] },

    { given: 'Server=a;\r\nDatabase=b', want: ['warning invisible-character: \r\n'] },
    { given: 'Account\u200BName=a', want: ['warning invisible-character: \u200B'] },
    { given: 'User\u00A0ID=a', want: ['warning invisible-character: \u00A0'] },

    { given: '-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----', want: [] },
    { given: '{\n  "type": "service_account"\n}', want: [] },

    { given: 'Password=“a', want: ['warning typographic-quote: “'] },

    { given: 'https://{ACCOUNT}.example', want: ['error placeholder-unfilled: {ACCOUNT}'] },
    { given: 'Password={your_password};', want: ['error placeholder-unfilled: {your_password}'] },
    { given: 'tenant-<tenant id>', want: ['error placeholder-unfilled: <tenant id>'] },
    { given: '{{connectionString}}', want: ['error placeholder-unfilled: {{connectionString}}'] },
    { given: '${BLOB_KEY}', want: ['error placeholder-unfilled: ${BLOB_KEY}'] },
    { given: '$(BlobKey)', want: ['error placeholder-unfilled: $(BlobKey)'] },
    {
      given: 'sv={VERSION}>&sip=<{IP_RANGE}>',
      want: ['error placeholder-unfilled: {VERSION}', 'error placeholder-unfilled: <{IP_RANGE}>'],
    },
  ])('$given', ({ given, want }) => {
    expect(lint(given, { kind: 'of-no-linter' })).toEqual(want);
  });
});

describe('a password, which may contain any character', () => {
  it.each<{ given: string; want: string[] }>([
    { given: '{PASSWORD}', want: ['error placeholder-unfilled: {PASSWORD}'] },
    {
      given: '"<your password>"',
      want: ['warning stray-quotes: "', 'error placeholder-unfilled: <your password>'],
    },
    { given: 'k7{pXw}2', want: ['warning placeholder-unfilled: {pXw}'] },
    { given: 'k7<p!w>2', want: [] },
    { given: "k7'", want: ["warning stray-quotes: '"] },
    { given: '********', want: ['error value-masked: ********'] },
    { given: 'k7********', want: [] },
  ])('$given', ({ given, want }) => {
    expect(lint(given)).toEqual(want);
  });
});

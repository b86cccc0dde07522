import { randomBytes } from 'node:crypto';
import { createMasterKey } from '@headwater/flow-store';
import { expect, test } from 'vitest';
import { createAccessTokens } from './access-tokens.ts';

const masterKey = createMasterKey(randomBytes(32));
const client = { clientId: 'c', imsOrgId: 'O@AdobeOrg' };

test('a token identifies the client it was issued to', () => {
  const tokens = createAccessTokens([masterKey], () => 0);

  expect(tokens.verify(tokens.issue(client))).toEqual({ ...client, userId: 'c@techacct.adobe.com' });
});

test('a token is valid at another service with the same master key, and at no other', () => {
  const token = createAccessTokens([masterKey], () => 0).issue(client);

  expect(createAccessTokens([masterKey], () => 0).verify(token)).toBeDefined();
  expect(createAccessTokens([createMasterKey(randomBytes(32))], () => 0).verify(token)).toBeUndefined();
});

test('a token signed before a master key rotation is valid while the older key is available', () => {
  const token = createAccessTokens([masterKey], () => 0).issue(client);
  const newer = createMasterKey(randomBytes(32));
  const rotating = createAccessTokens([newer, masterKey], () => 0);

  expect(rotating.verify(token)).toBeDefined();
  expect(createAccessTokens([newer], () => 0).verify(rotating.issue(client))).toBeDefined();
});

test('every token stays valid however many others are verified', () => {
  let now = 0;
  const tokens = createAccessTokens([masterKey], () => now);
  const issued = Array.from({ length: 2500 }, () => {
    now += 1;
    return tokens.issue(client);
  });

  expect(issued.every((token) => tokens.verify(token))).toBe(true);
  expect(issued.every((token) => tokens.verify(token))).toBe(true);
});

test('a token that was altered anywhere, or signed another way, is rejected', () => {
  const tokens = createAccessTokens([masterKey], () => 0);
  const [header = '', payload = '', signature = ''] = tokens.issue(client).split('.');
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const forged = [
    `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
    `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.${signature}`,
    `${encode({ alg: 'HS512', typ: 'JWT' })}.${payload}.${signature}`,
    `${header}.${encode({ ...claims, client_id: 'another' })}.${signature}`,
    `${header}.${encode({ ...claims, expires_at: Number.MAX_SAFE_INTEGER })}.${signature}`,
    `${header}.${payload}.`,
    `${header}.${payload}`,
    `${header}.${payload}.${signature}.${signature}`,
    `${header}.${payload}.${Buffer.alloc(32).toString('base64url')}`,
    '',
    '..',
  ];

  expect(forged.filter((token) => tokens.verify(token) !== undefined)).toEqual([]);
});

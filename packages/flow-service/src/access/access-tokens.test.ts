import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createMasterKey } from '../secrets/master-key.ts';
import { createAccessTokens } from './access-tokens.ts';

const masterKey = createMasterKey(randomBytes(32));
const client = { clientId: 'c', imsOrgId: 'O@AdobeOrg' };

test('a token tells whom it was given to', () => {
  const tokens = createAccessTokens([masterKey], () => 0);

  expect(tokens.verify(tokens.issue(client))).toEqual({ ...client, userId: 'c@techacct.adobe.com' });
});

test('a token is good at another service with the same master key, and at no other', () => {
  const token = createAccessTokens([masterKey], () => 0).issue(client);

  expect(createAccessTokens([masterKey], () => 0).verify(token)).toBeDefined();
  expect(createAccessTokens([createMasterKey(randomBytes(32))], () => 0).verify(token)).toBeUndefined();
});

test('a token of before a rotation of the master key is good while the older key is at hand', () => {
  const token = createAccessTokens([masterKey], () => 0).issue(client);
  const newer = createMasterKey(randomBytes(32));
  const rotating = createAccessTokens([newer, masterKey], () => 0);

  expect(rotating.verify(token)).toBeDefined();
  expect(createAccessTokens([newer], () => 0).verify(rotating.issue(client))).toBeDefined();
});

test('every token stays good however many others are verified', () => {
  let now = 0;
  const tokens = createAccessTokens([masterKey], () => now);
  const issued = Array.from({ length: 2500 }, () => {
    now += 1;
    return tokens.issue(client);
  });

  expect(issued.every((token) => tokens.verify(token))).toBe(true);
  expect(issued.every((token) => tokens.verify(token))).toBe(true);
});

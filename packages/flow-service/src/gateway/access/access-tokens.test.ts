import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { createMasterKey } from '@headwater/flow-store';
import { expect, test } from 'vitest';
import { createAccessTokens } from './access-tokens.ts';

const masterKey = createMasterKey(randomBytes(32));
const client = { clientId: 'c', imsOrgId: 'O@AdobeOrg' };

test('a token identifies the client it was issued to', async () => {
  const tokens = createAccessTokens([masterKey], () => 0);

  expect(await tokens.verify(await tokens.issue(client))).toEqual({
    ...client,
    userId: 'c@techacct.adobe.com',
  });
});

test('a token is valid at another service only if it has the same master key', async () => {
  const token = await createAccessTokens([masterKey], () => 0).issue(client);

  expect(await createAccessTokens([masterKey], () => 0).verify(token)).toBeDefined();
  expect(await createAccessTokens([createMasterKey(randomBytes(32))], () => 0).verify(token)).toBeUndefined();
});

test('a token signed before a rotation of the master key is valid while the older key is loaded', async () => {
  const token = await createAccessTokens([masterKey], () => 0).issue(client);
  const newer = createMasterKey(randomBytes(32));
  const rotating = createAccessTokens([newer, masterKey], () => 0);

  expect(await rotating.verify(token)).toBeDefined();
  expect(await createAccessTokens([newer], () => 0).verify(await rotating.issue(client))).toBeDefined();
});

test('a token signed without a library, as in earlier versions, is valid', async () => {
  const claims = { client_id: 'c', org: 'O@AdobeOrg', user_id: 'c@techacct.adobe.com', expires_at: 1 };
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  const key = Buffer.from(hkdfSync('sha256', masterKey.key, '', 'headwater access tokens', 32));
  const token = `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;

  expect(await createAccessTokens([masterKey], () => 0).verify(token)).toEqual({
    ...client,
    userId: 'c@techacct.adobe.com',
  });
  expect(await createAccessTokens([masterKey], () => 1).verify(token)).toBeUndefined();
});

test('a token stays valid no matter how many others are verified', async () => {
  let now = 0;
  const tokens = createAccessTokens([masterKey], () => now);
  const issued: string[] = [];
  for (; now < 2500; now += 1) issued.push(await tokens.issue(client));
  const verify = () => Promise.all(issued.map((token) => tokens.verify(token)));

  expect((await verify()).every((caller) => caller !== undefined)).toBe(true);
  expect((await verify()).every((caller) => caller !== undefined)).toBe(true);
});

test('a token that was altered or signed in another way is rejected', async () => {
  const tokens = createAccessTokens([masterKey], () => 0);
  const [header = '', payload = '', signature = ''] = (await tokens.issue(client)).split('.');
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

  expect(await Promise.all(forged.map((token) => tokens.verify(token)))).toEqual(forged.map(() => undefined));
});

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

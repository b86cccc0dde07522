import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { isSession, SESSION_SECONDS, signSession } from './session-cookie.ts';

const key = randomBytes(32);
const now = 1_800_000_000_000;

it('lets in who was signed in, until the session ends', () => {
  const cookie = signSession({ key, now });
  expect(isSession(cookie, { key, now })).toBe(true);
  expect(isSession(cookie, { key, now: now + SESSION_SECONDS * 1000 - 1 })).toBe(true);
  expect(isSession(cookie, { key, now: now + SESSION_SECONDS * 1000 })).toBe(false);
});

it('lets in nobody with a cookie of another portal, a changed one, or none', () => {
  const cookie = signSession({ key, now });
  const [ends, nonce, signature] = cookie.split('.');
  expect(isSession(cookie, { key: randomBytes(32), now })).toBe(false);
  expect(isSession(`${Number(ends) + 1}.${nonce}.${signature}`, { key, now })).toBe(false);
  expect(isSession(`${ends}.${nonce}.`, { key, now })).toBe(false);
  expect(isSession('', { key, now })).toBe(false);
  expect(isSession(undefined, { key, now })).toBe(false);
});

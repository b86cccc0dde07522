import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { endSession } from './portal-access.ts';
import { newSession, readSession, SESSION_SECONDS, signSession } from './session-cookie.ts';

const key = randomBytes(32);
const now = 1_800_000_000_000;
const session = newSession({ now });

it('accepts a signed-in user until the session ends', () => {
  const cookie = signSession(session, { key });
  expect(readSession(cookie, { key, now })).toEqual(session);
  expect(readSession(cookie, { key, now: now + SESSION_SECONDS * 1000 - 1 })).toEqual(session);
  expect(readSession(cookie, { key, now: now + SESSION_SECONDS * 1000 })).toBeUndefined();
});

it('keeps the chosen profile with any characters in its name', () => {
  for (const profile of ['acme', 'a.b_c-d', 'Ünïcode']) {
    const cookie = signSession({ ...session, profile }, { key });
    expect(readSession(cookie, { key, now })).toEqual({ ...session, profile });
  }
});

it('rejects a cookie of another portal, a modified cookie and a missing one', () => {
  const cookie = signSession({ ...session, profile: 'acme' }, { key });
  const [ends, nonce, profile, signature] = cookie.split('.');
  const other = Buffer.from('production').toString('base64url');
  for (const [forged, forgedKey] of [
    [cookie, randomBytes(32)],
    [`${Number(ends) + 1}.${nonce}.${profile}.${signature}`, key],
    [`${ends}.${nonce}.${other}.${signature}`, key],
    [`${ends}.${nonce}..${signature}`, key],
    [`${ends}.${nonce}.${profile}.`, key],
    [`${ends}.${nonce}.${signature}`, key],
    ['', key],
    [undefined, key],
  ] as const) {
    expect(readSession(forged, { key: forgedKey, now })).toBeUndefined();
  }
});

it('rejects a copied cookie of a signed-out session, for every profile', () => {
  const copied = signSession(session, { key });
  const switched = signSession({ ...session, profile: 'acme' }, { key });
  const other = newSession({ now });
  endSession(session, now);
  for (const cookie of [copied, switched]) expect(readSession(cookie, { key, now })).toBeUndefined();
  expect(readSession(signSession(other, { key }), { key, now })).toEqual(other);
});

import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SealedSecrets } from '../domain/sealed-secrets.ts';
import { createMasterKey } from './master-key.ts';
import { SealError } from './seal-error.ts';
import { createSecretSealer } from './secret-sealer.ts';

const params = { connectionString: 'AccountKey=c2VjcmV0;', nested: { password: 'påss 🔑', port: 1 } };
const newKey = () => createMasterKey(randomBytes(32));

describe('sealed secrets', () => {
  const key = newKey();
  const sealer = createSecretSealer([key]);

  it('are unsealed to the original parameters', () => {
    expect(sealer.open(sealer.seal(params, 'owner'), 'owner')).toEqual(params);
    expect(sealer.open(sealer.seal({}, ''), '')).toEqual({});
  });

  it('reveal nothing and are never the same twice', () => {
    const [one, two] = [sealer.seal(params, 'owner'), sealer.seal(params, 'owner')];
    expect(Buffer.from(one.ciphertext).includes('AccountKey')).toBe(false);
    expect(one.ciphertext).not.toEqual(two.ciphertext);
    expect(one.wrappedKey).not.toEqual(two.wrappedKey);
  });

  it('cannot be unsealed for another owner', () => {
    expect(() => sealer.open(sealer.seal(params, 'org/dev/1'), 'org/dev/2')).toThrow(broken);
  });

  it('cannot be unsealed if either part comes from another seal of the same owner', () => {
    const [one, two] = [sealer.seal(params, 'owner'), sealer.seal({ other: 1 }, 'owner')];
    expect(() => sealer.open({ ...one, wrappedKey: two.wrappedKey }, 'owner')).toThrow(broken);
    expect(() => sealer.open({ ...one, ciphertext: two.ciphertext }, 'owner')).toThrow(broken);
  });

  it('cannot be unsealed if a bit was changed or a byte is missing', () => {
    const sealed = sealer.seal(params, 'owner');
    const part = fc.constantFrom<(keyof SealedSecrets)[]>('wrappedKey', 'ciphertext');
    fc.assert(
      fc.property(part, fc.nat(), fc.nat({ max: 7 }), fc.boolean(), (name, at, bit, isCut) => {
        const bytes = Buffer.from(sealed[name]);
        const index = at % bytes.length;
        bytes.writeUInt8(bytes.readUInt8(index) ^ (1 << bit), index);
        const changed = isCut ? bytes.subarray(0, index) : bytes;
        expect(() => sealer.open({ ...sealed, [name]: changed }, 'owner')).toThrow(broken);
      }),
    );
  });

  it('report the available master keys and the next step if theirs is missing', () => {
    const other = newKey();
    const open = () => createSecretSealer([other]).open(sealer.seal(params, 'owner'), 'owner');
    expect(open).toThrow(expect.objectContaining({ code: 'unknown-master-key' }));
    expect(open).toThrow(key.id);
    expect(open).toThrow(other.id);
    expect(open).toThrow('Start it with the master key that the data was written with.');
  });
});

describe('rotating the master key', () => {
  const [older, newer] = [newKey(), newKey()];
  const before = createSecretSealer([older]).seal(params, 'owner');
  const rotating = createSecretSealer([newer, older]);

  it('unseals secrets sealed with an older key, and seals with the newer one', () => {
    expect(rotating.open(before, 'owner')).toEqual(params);
    expect(rotating.seal(params, 'owner').masterKeyId).toBe(newer.id);
  });

  it('rewraps without changing the ciphertext, and then no longer needs the older key', () => {
    const after = rotating.rewrap(before, 'owner');
    expect(after.ciphertext).toBe(before.ciphertext);
    expect(createSecretSealer([newer]).open(after, 'owner')).toEqual(params);
    expect(() => createSecretSealer([older]).open(after, 'owner')).toThrow(SealError);
    expect(rotating.rewrap(after, 'owner')).toBe(after);
  });

  it('does not rewrap for another owner', () => {
    expect(() => rotating.rewrap(before, 'another')).toThrow(broken);
  });
});

describe('a master key', () => {
  it('has a stable id that reveals nothing about it', () => {
    const bytes = randomBytes(32);
    const { id } = createMasterKey(bytes);
    expect(createMasterKey(bytes).id).toBe(id);
    expect(newKey().id).not.toBe(id);
    expect(bytes.toString('hex')).not.toContain(id);
  });

  it('is hidden when printed', () => {
    const bytes = randomBytes(32);
    const printed =
      inspect(createMasterKey(bytes), { depth: 10, showHidden: true }) +
      JSON.stringify(createMasterKey(bytes));
    for (const encoding of ['hex', 'base64', 'latin1'] as const)
      expect(printed).not.toContain(bytes.toString(encoding));
    expect(printed).not.toContain([...bytes.subarray(0, 4)].join(', '));
  });

  it('has 32 bytes', () => {
    expect(() => createMasterKey(randomBytes(16))).toThrow('A master key has 32 bytes; this one has 16.');
  });
});

const broken = expect.objectContaining({ name: 'SealError', code: 'seal-broken' });

import { expect, test } from 'vitest';
import { openKeyRing } from './key-ring.ts';
import type { MasterKeys } from './load-master-keys.ts';
import { createMasterKey, type MasterKey } from './master-key.ts';

const keyOf = (fill: number): MasterKey => createMasterKey(new Uint8Array(32).fill(fill));
const [OLD, NEW, NEWER] = [keyOf(1), keyOf(2), keyOf(3)];
const idsOf = (keys: MasterKeys) => keys.map(({ id }) => id);
const anyKeys = async (): Promise<void> => undefined;

/** A key ring whose file contains one list of keys after another; it keeps the last list. */
async function openOn(contents: readonly MasterKeys[], agree: (keys: MasterKeys) => Promise<void> = anyKeys) {
  let reads = 0;
  const load = async (): Promise<MasterKeys> => contents[reads++] ?? contents.at(-1) ?? [OLD];
  const ring = await openKeyRing({ load, agree, make: idsOf });
  return { ring, reads: () => reads };
}

test('seals with a newer key, and keeps the previous keys available', async () => {
  const { ring } = await openOn([[OLD], [NEW], [NEWER, NEW]]);
  expect(ring.current()).toEqual([OLD.id]);
  await ring.renew();
  expect(ring.current()).toEqual([NEW.id, OLD.id]);
  await ring.renew();
  expect(ring.current()).toEqual([NEWER.id, NEW.id, OLD.id]);
});

test('returns the same tools while no key is added', async () => {
  const { ring } = await openOn([[OLD]]);
  const before = ring.current();
  await ring.renew();
  expect(ring.current()).toBe(before);
});

test('shares one load between concurrent callers', async () => {
  const { ring, reads } = await openOn([[OLD], [NEW]]);
  await Promise.all([ring.renew(), ring.renew(), ring.renew()]);
  expect(ring.current()).toEqual([NEW.id, OLD.id]);
  expect(reads()).toBe(2);
});

test('ignores a key that is not allowed', async () => {
  const { ring } = await openOn([[OLD], [NEW]], async ([current]) => {
    if (current.id === NEW.id) throw new Error('Not this one.');
  });
  await ring.renew();
  expect(ring.current()).toEqual([OLD.id]);
});

test('detects a rotation that begins between reading the keys and agreeing on them', async () => {
  const needsNew = async (keys: MasterKeys): Promise<void> => {
    if (!idsOf(keys).includes(NEW.id)) throw new Error('The new key is in use.');
  };
  const { ring } = await openOn([[OLD], [NEW, OLD]], needsNew);
  expect(ring.current()).toEqual([NEW.id, OLD.id]);
  await expect(openOn([[OLD]], needsNew)).rejects.toThrow('The new key is in use.');
});

import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { DriverError } from '../../contract/driver-error.ts';
import type { BytesSource } from '../file/bytes-source.ts';
import { createFileReader, readFileStructure } from './file-structure.ts';
import { createReaderPool, type ReaderPool } from './reader-pool.ts';

const MIB = 1024 * 1024;
const REQUEST = { name: 'x.csv', limits: { maxBytes: MIB, maxRows: 10 }, withRows: true };

/** A pool that records the threads it lent. */
function observedPool(options: Partial<Parameters<typeof createReaderPool>[0]> = {}) {
  const pool = createReaderPool({ maxReaders: 2, idleMs: 10_000, maxHeapMib: 256, ...options });
  const lent: Worker[] = [];
  const observed: ReaderPool = {
    lend: (signal, use) =>
      pool.lend(signal, (worker) => {
        lent.push(worker);
        return use(worker);
      }),
  };
  return { read: createFileReader(observed), lent };
}

test('reuses a thread, even after a refused file', async () => {
  const { read, lent } = observedPool();
  expect((await read(sourceOf('a\n1\n'), REQUEST)).rows).toEqual([{ a: '1' }]);
  await expect(read(sourceOf('{"a": nope}'), { ...REQUEST, name: 'x.json' })).rejects.toMatchObject({
    code: 'file-unreadable',
  });
  expect((await read(sourceOf('a\n2\n'), REQUEST)).rows).toEqual([{ a: '2' }]);
  expect(new Set(lent).size).toBe(1);
});

test('ends an idle thread', async () => {
  const { read, lent } = observedPool({ idleMs: 10 });
  await read(sourceOf('a\n1\n'), REQUEST);
  const [worker] = lent;
  if (worker === undefined) throw new Error('no thread was used');
  await once(worker, 'exit');
  await read(sourceOf('a\n1\n'), REQUEST);
  expect(new Set(lent).size).toBe(2);
});

test('reads more files than it has threads, one after another', async () => {
  const { read, lent } = observedPool();
  const files = Array.from({ length: 7 }, (_, id) => read(sourceOf(`a\n${id}\n`), REQUEST));
  const shown = (await Promise.all(files)).map(({ rows }) => rows?.[0]?.a);
  expect(shown).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  expect(new Set(lent).size).toBe(2);
});

test('passes errors of the source on unchanged and refuses only invalid files', async () => {
  const failure = new DriverError({
    code: 'sas-expired',
    cause: 'Expired.',
    nextStep: 'Renew.',
    fixableBy: 'you',
  });
  const broken = { size: 10, read: () => Promise.reject(failure) };
  const error = await readFileStructure(broken, REQUEST).catch((thrown: unknown) => thrown);
  expect(error).toBe(failure);
  const refused = await readFileStructure(sourceOf('a,"b'), REQUEST).catch((thrown: unknown) => thrown);
  expect(refused).toBeInstanceOf(DriverError);
  expect(refused).toMatchObject({ code: 'file-unreadable', nextStep: expect.any(String), fixableBy: 'you' });
});

test('an aborted signal ends the thread, and a new thread takes the next file', async () => {
  const { read, lent } = observedPool({ maxReaders: 1 });
  const cancel = new AbortController();
  const silent: BytesSource = { size: 10, read: () => new Promise(() => {}) };
  const reading = read(silent, { ...REQUEST, signal: cancel.signal });
  const queued = read(sourceOf('a\n1\n'), REQUEST);
  const cancelledInQueue = new AbortController();
  const neverStarted = read(sourceOf('a\n2\n'), { ...REQUEST, signal: cancelledInQueue.signal });
  cancelledInQueue.abort(new Error('no longer wanted'));
  await expect(neverStarted).rejects.toThrow('no longer wanted');
  const [worker] = lent;
  cancel.abort(new Error('too late'));
  await expect(reading).rejects.toThrow('too late');
  expect((await queued).rows).toEqual([{ a: '1' }]);
  expect(worker?.threadId).toBe(-1);
});

test('refuses a file that exceeds the memory limit of a thread, and the process survives', async () => {
  const { read } = observedPool({ maxHeapMib: 12 });
  const wide = `${Array.from({ length: 9000 }, (_, id) => `column ${id}`).join(',')}\n${`${'1,'.repeat(8999)}1\n`.repeat(50)}`;
  await expect(read(sourceOf(wide), REQUEST)).rejects.toMatchObject({ code: 'reader-ended' });
});

test('the event loop stays responsive while a slow file is decoded', async () => {
  const wide = (value: string) => Array.from({ length: 9000 }, (_, id) => `${value}${id}`).join(',');
  const text = `${wide('c')}\n${`${wide('')}\n`.repeat(20)}`;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const { rows } = await readFileStructure(sourceOf(text), {
    ...REQUEST,
    limits: { maxBytes: 4 * MIB, maxRows: 20 },
  });
  delay.disable();
  expect(rows).toHaveLength(20);
  expect(delay.percentile(99) / 1e6).toBeLessThan(150);
});

function sourceOf(text: string): BytesSource {
  const bytes = new TextEncoder().encode(text);
  return { size: bytes.length, read: async (start, end) => bytes.subarray(start, end) };
}

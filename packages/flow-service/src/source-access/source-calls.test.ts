import { expect, test } from 'vitest';
import { createServiceMetrics } from '../telemetry/create-service-metrics.ts';
import { createSourceCalls, type SourceCall, type SourceCalls } from './source-calls.ts';

function openCalls(limit: number): { calls: SourceCalls; render: () => Promise<string> } {
  const metrics = createServiceMetrics('1.0.0');
  return { calls: createSourceCalls(limit, metrics), render: async () => (await metrics.render()).text };
}

function call(signal: AbortSignal = new AbortController().signal): SourceCall {
  return { source: 'azure-blob', use: 'list', signal };
}

/** Work that runs until it is aborted. */
function openEnded(): { work: () => Promise<void>; started: () => boolean; end: () => void } {
  const gate = Promise.withResolvers<void>();
  let hasStarted = false;
  return {
    work: () => {
      hasStarted = true;
      return gate.promise;
    },
    started: () => hasStarted,
    end: gate.resolve,
  };
}

test('runs no more calls at once than allowed, and the waiting ones in order', async () => {
  const { calls } = openCalls(2);
  const works = Array.from({ length: 4 }, openEnded);
  const ends = works.map(({ work }) => calls.run(call(), work));
  const startedNow = (): boolean[] => works.map(({ started }) => started());
  await Promise.resolve();

  expect(startedNow()).toEqual([true, true, false, false]);
  works[1]?.end();
  await ends[1];
  await new Promise(setImmediate);
  expect(startedNow()).toEqual([true, true, true, false]);
  for (const { end } of works) end();
  await Promise.all(ends);
  expect(startedNow()).toEqual([true, true, true, true]);
});

test('rejects excess calls and reports when to retry', async () => {
  const { calls, render } = openCalls(1);
  const works = Array.from({ length: 6 }, openEnded);
  const ends = works.map(({ work }) => calls.run(call(), work));

  await expect(ends[5]).rejects.toMatchObject({ code: 'CONNECTOR-1011-503', retryAfterSeconds: 5 });
  for (const { end } of works) end();
  await Promise.all(ends.slice(0, 5));
  expect(await render()).toContain('{source="azure-blob",use="list",outcome="refused"} 1\n');
  expect(await render()).toContain('{source="azure-blob",use="list",outcome="succeeded"} 5\n');
});

test('removes a client that disconnects from the queue', async () => {
  const { calls, render } = openCalls(1);
  const first = openEnded();
  const running = calls.run(call(), first.work);
  const leaving = new AbortController();
  const abandoned = openEnded();
  const waiting = calls.run(call(leaving.signal), abandoned.work);
  leaving.abort();

  await expect(waiting).rejects.toThrow();
  first.end();
  await running;
  expect(abandoned.started()).toBe(false);
  expect(await calls.run(call(), async () => 'done')).toBe('done');
  expect(await render()).toContain('outcome="cancelled"} 1\n');
});

test('hands the place of a failed call to the next one, and counts the call by its outcome', async () => {
  const { calls, render } = openCalls(1);
  await expect(calls.run(call(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await calls.run(
    call(),
    async () => 'unreachable',
    () => false,
  );

  expect(await calls.run(call(), async () => 'done')).toBe('done');
  expect(await render()).toContain('outcome="failed"} 2\n');
});

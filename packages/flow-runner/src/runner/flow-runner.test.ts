import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestRunner, SCOPE, START, type TestRunner } from '../testing/test-runner.ts';

const MINUTE = 60_000;
const ONCE = { frequency: 'once', startTime: START / 1000 } as const;
const QUARTERLY = { frequency: 'minute', interval: 15, startTime: START / 1000, backfill: true } as const;

let test: TestRunner;
beforeEach(async () => {
  test = await openTestRunner();
});
afterEach(() => test.close());

describe('a flow that runs once', () => {
  it('ingests the files that exist, and reports counts that add up', async () => {
    await test.put('a.csv', 'id,name\n1,a\n2,b\n', START - 1);
    await test.put('b.csv', 'id,name\n3,c\nx,d\n', START - 1);
    const flow = await test.addFlow(ONCE, { partialIngestionPercent: 30 });
    expect(await test.runner.tick()).toBe(1);
    expect(await test.runsOf(flow)).toMatchObject([
      {
        state: 'success',
        isPublished: true,
        counts: { received: 4, ingested: 3, failed: 1, skipped: 0, deleted: 0 },
        metrics: {
          recordSummary: { inputRecordCount: 4, outputRecordCount: 3, failedRecordCount: 1 },
          fileSummary: { inputFileCount: 2 },
          statusSummary: { status: 'success', errors: [{ code: 'CONNECTOR-2001-500' }] },
        },
      },
    ]);
    expect(await test.ids()).toEqual([1, 2, 3]);
    expect(await test.store.flows.find(SCOPE, flow.id)).toMatchObject({
      progress: { windowTo: START, lastRun: { state: 'success' } },
    });
  });

  it('does not run again', async () => {
    const flow = await test.addFlow(ONCE);
    await test.runner.tick();
    test.clock.now += 24 * 60 * MINUTE;
    expect(await test.runner.tick()).toBe(0);
    expect(await test.runsOf(flow)).toHaveLength(1);
  });

  it('ingests nothing if more records fail than it allows, and leaves nothing in staging', async () => {
    await test.put('a.csv', 'id,name\n1,a\nx,b\n', START - 1);
    const flow = await test.addFlow(ONCE);
    await test.runner.tick();
    expect(await test.runsOf(flow)).toMatchObject([
      {
        state: 'failed',
        counts: { received: 2, ingested: 0, failed: 1, skipped: 1 },
        error: { code: 'CONNECTOR-2001-500' },
      },
    ]);
    expect(await test.lake.commits('d1')).toEqual([]);
  });
});

describe('a flow that runs every 15 minutes', () => {
  it('reads each file once, also those at the edge of a window', async () => {
    const flow = await test.addFlow(QUARTERLY);
    await test.put('1.csv', 'id,name\n1,a\n', START);
    await test.runner.tick();
    await test.put('2.csv', 'id,name\n2,b\n', START + 15 * MINUTE);
    test.clock.now = START + 20 * MINUTE;
    await test.runner.tick();
    await test.put('3.csv', 'id,name\n3,c\n', START + 15 * MINUTE + 1);
    test.clock.now = START + 31 * MINUTE;
    await test.runner.tick();
    expect(await test.ids()).toEqual([1, 2, 3]);
    expect((await test.runsOf(flow)).map(({ window }) => window)).toEqual([
      { to: START },
      { from: START, to: START + 15 * MINUTE },
      { from: START + 15 * MINUTE, to: START + 30 * MINUTE },
    ]);
  });

  it('catches up with one run for the ticks that it missed', async () => {
    const flow = await test.addFlow(QUARTERLY);
    await test.runner.tick();
    test.clock.now = START + 125 * MINUTE;
    await test.runner.tick();
    expect((await test.runsOf(flow)).map(({ window }) => window.to)).toEqual([START, START + 120 * MINUTE]);
  });

  it('does not go back if an older window is read again on demand', async () => {
    const flow = await test.addFlow(QUARTERLY);
    await test.put('1.csv', 'id,name\n1,a\n', START);
    await test.runner.tick();
    await test.put('2.csv', 'id,name\n2,b\n', START + 15 * MINUTE);
    test.clock.now = START + 15 * MINUTE;
    await test.runner.tick();
    const [first] = await test.runsOf(flow);
    if (first === undefined) throw new Error('The flow has no run.');
    const { startedAt: _startedAt, commit: _commit, isPublished: _isPublished, ...again } = first;
    await test.store.runs.insert(SCOPE, { ...again, id: 'again', batchId: 'again', state: 'scheduled' });
    await test.runner.tick();
    test.clock.now = START + 30 * MINUTE;
    await test.runner.tick();
    expect(await test.ids()).toEqual([1, 1, 2]);
    expect((await test.store.flows.find(SCOPE, flow.id))?.progress?.windowTo).toBe(START + 30 * MINUTE);
  });

  it('reads the window of a failed run again', async () => {
    const flow = await test.addFlow(QUARTERLY);
    await test.put('1.csv', 'id,name\n1,"open\n', START);
    await test.runner.tick();
    expect(await test.store.flows.find(SCOPE, flow.id)).toMatchObject({
      progress: { failingSince: START, lastRun: { state: 'failed' } },
    });
    await test.put('1.csv', 'id,name\n1,closed\n', START);
    test.clock.now = START + 16 * MINUTE;
    await test.runner.tick();
    expect(await test.ids()).toEqual([1]);
    expect((await test.store.flows.find(SCOPE, flow.id))?.progress).not.toHaveProperty('failingSince');
  });
});

it('fails the waiting run of a flow that was deleted', async () => {
  const flow = await test.addFlow(ONCE);
  await test.runner.tick();
  const [run] = await test.runsOf(flow);
  if (run === undefined) throw new Error('The flow has no run.');
  await test.store.runs.insert(SCOPE, { ...run, id: 'waiting', batchId: 'waiting', state: 'scheduled' });
  await test.store.flows.delete(SCOPE, flow.id);
  await test.runner.tick();
  expect(await test.store.runs.find(SCOPE, 'waiting')).toMatchObject({
    state: 'failed',
    error: { message: 'The flow was deleted before the run began.' },
  });
});

describe('several runners on one store', () => {
  it('execute each run once', async () => {
    await test.put('a.csv', 'id,name\n1,a\n', START - 1);
    const flows = await Promise.all(Array.from({ length: 4 }, () => test.addFlow(ONCE)));
    const ended = await Promise.all(
      [test.runner, test.openRunner(), test.openRunner()].map((each) => each.tick()),
    );
    expect(ended.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(await test.ids()).toEqual([1, 1, 1, 1]);
    for (const flow of flows) expect(await test.runsOf(flow)).toMatchObject([{ state: 'success' }]);
  });

  it('take over the run of a runner that stopped extending its lease, under the same batch', async () => {
    await test.put('a.csv', 'id,name\n1,a\n', START - 1);
    const flow = await test.addFlow(ONCE);
    // This runner stands for a killed process: it takes the run and never ends it.
    const stuck = test.openRunner({ openSource: () => new Promise(() => {}), leaseMs: 30_000 });
    void stuck.tick();
    await expect.poll(async () => (await test.runsOf(flow))[0]?.state).toBe('inProgress');
    const [before] = await test.runsOf(flow);
    expect(await test.runner.tick()).toBe(0);
    test.clock.now = START + 31_000;
    expect(await test.runner.tick()).toBe(1);
    expect(await test.runsOf(flow)).toMatchObject([{ state: 'success', batchId: before?.batchId }]);
    expect(await test.ids()).toEqual([1]);
  });

  it('execute other runs if the parts of one cannot be published', async () => {
    await test.put('a.csv', 'id,name\n1,a\n', START - 1);
    const lost = await test.addFlow(ONCE);
    const publish = () => Promise.reject(new Error('killed before it published'));
    await expect(test.openRunner({ lake: { ...test.lake, publish } }).tick()).rejects.toThrow('killed');
    for (const run of await test.runsOf(lost)) await test.lake.discard(run.batchId);
    const flow = await test.addFlow(ONCE);
    const errors: unknown[] = [];
    await test.openRunner({ onError: (error) => errors.push(error) }).tick();
    expect(errors).toMatchObject([{ code: 'commit-conflict' }]);
    expect(await test.runsOf(flow)).toMatchObject([{ state: 'success', isPublished: true }]);
  });

  it('publish what another one committed and did not publish', async () => {
    await test.put('a.csv', 'id,name\n1,a\n', START - 1);
    const flow = await test.addFlow(ONCE);
    const dying = test.openRunner({
      lake: { ...test.lake, publish: () => Promise.reject(new Error('killed before it published')) },
    });
    await expect(dying.tick()).rejects.toThrow('killed before it published');
    expect(await test.runsOf(flow)).toMatchObject([{ state: 'success', isPublished: false }]);
    await test.runner.tick();
    expect(await test.runsOf(flow)).toMatchObject([{ isPublished: true }]);
    expect(await test.ids()).toEqual([1]);
  });
});

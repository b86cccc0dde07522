import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEngine } from './engine/open-engine.ts';
import { openLake } from './open-lake.ts';
import type { StagedBatch } from './staged-batch.ts';
import { openTestLake, type TestLake } from './testing/test-lake.ts';

let test: TestLake;
beforeEach(async () => {
  test = await openTestLake();
});
afterEach(() => test.close());

describe('a commit', () => {
  it('is invisible before it is published, and one entry of the log after it', async () => {
    const staged = await test.stage('id\n1\n');
    await expect(test.lake.query('select * from d1')).rejects.toMatchObject({ code: 'query-refused' });
    await test.publish(staged);
    await test.publish(staged);
    expect((await test.lake.query('select id from d1')).rows).toEqual([{ id: '1' }]);
    expect(await test.lake.commits('d1')).toMatchObject([{ number: 1, batch: 'b1', writer: 'test' }]);
    expect(await readdir(join(test.folder, 'datasets', 'd1', '_log'))).toEqual(['00000000000000000001.json']);
  });

  it('completes if a crash left its parts moved and its entry unwritten', async () => {
    const staged = await test.stage('id\n1\n');
    const staging = test.lake.stagingFolder('b1');
    await test.publish(staged);
    await rm(join(test.folder, 'datasets', 'd1', '_log'), { recursive: true });
    await rm(staging, { recursive: true, force: true });
    await test.publish(staged);
    expect((await test.lake.query('select id from d1')).rows).toEqual([{ id: '1' }]);
  });

  it('is one entry of the log if several processes publish it at the same time', async () => {
    const staged = await test.stage('id\n1\n');
    await Promise.allSettled(Array.from({ length: 8 }, () => test.publish(staged)));
    expect(await test.lake.commits('d1')).toHaveLength(1);
    expect((await test.lake.query('select id from d1')).rows).toEqual([{ id: '1' }]);
  });

  it('is refused if its parts are lost', async () => {
    const staged = await test.stage('id\n1\n');
    await test.lake.discard('b1');
    await expect(test.publish(staged)).rejects.toMatchObject({ code: 'commit-conflict' });
  });

  it('keeps its place among others that are published at the same time', async () => {
    const batches = ['b1', 'b2', 'b3', 'b4', 'b5'];
    const staged: StagedBatch[] = [];
    for (const batch of batches) staged.push(await test.stage(`id\n${batch.slice(1)}\n`, { batch }));
    await Promise.all(staged.map((each) => test.publish(each)));
    expect((await test.lake.commits('d1')).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect((await test.lake.query('select sum(id) as sum from d1')).rows).toEqual([{ sum: '15' }]);
  });

  it('cannot have a name that leads out of the lake', async () => {
    await expect(test.lake.commits('../x')).rejects.toMatchObject({ code: 'name-invalid' });
  });
});

describe('failed records', () => {
  it('are read in order, page by page', async () => {
    await test.load('id\n1\nx\n\ny\n');
    const [first, second] = await test.lake.failedRecords('d1', 'b1');
    expect([first, second]).toMatchObject([
      { file: 'a.csv', line: 3, column: 'id', code: 'INGEST-1401-400', text: 'x' },
      { line: expect.any(Number), text: '' },
    ]);
    expect(await test.lake.failedRecords('d1', 'b1', { limit: 1, offset: 1 })).toEqual([second]);
    expect(await test.lake.failedRecords('d1', 'b2')).toEqual([]);
    await expect(test.lake.failedRecords('d1', '../b1')).rejects.toMatchObject({ code: 'name-invalid' });
  });
});

describe('the fence of the converting engine', () => {
  it.each([
    "select * from read_text('/etc/passwd')",
    "select * from glob('/etc/*')",
    "select * from read_csv('http://127.0.0.1:9/x.csv')",
    "select * from read_text('$lake/../../etc/passwd')",
    'install httpfs',
    'load httpfs',
    "attach '$out'",
    "copy (select 1) to '$out'",
    'set enable_external_access = true',
    "set allowed_directories = ['/']",
    'set lock_configuration = false',
    'reset enable_external_access',
    "set memory_limit = '100GB'",
  ])('stops: %s', async (sql) => {
    const engine = await openEngine({
      folder: test.folder,
      temporaryFolder: join(test.folder, '_staging', '_temporary'),
      memoryLimitMb: 64,
      threads: 1,
    });
    const out = `${test.folder}-out`;
    await expect(engine.run(sql.replace('$lake', test.folder).replace('$out', out))).rejects.toThrow(
      /disabled|locked|not allowed|Cannot/,
    );
    expect(existsSync(out)).toBe(false);
    engine.close();
  });
});

describe('a query', () => {
  it.each([
    "select * from read_text('/etc/passwd')",
    "select * from 'http://127.0.0.1:1/x.parquet'",
    'install httpfs',
    'set enable_external_access = true',
    "copy (select 1) to 'out.csv'",
    'create table t as select 1',
    "attach 'x.db'",
    'select 1; select 2',
    'not sql',
    '',
  ])('is refused if it is %s', async (sql) => {
    await expect(test.lake.query(sql)).rejects.toMatchObject({ code: 'query-refused' });
  });

  it('cannot write into the lake', async () => {
    await expect(test.lake.query(`copy (select 1) to '${test.folder}/out.csv'`)).rejects.toMatchObject({
      code: 'query-refused',
    });
    expect(await readdir(test.folder)).not.toContain('out.csv');
  });

  it.each([
    "select * from read_parquet('$lake/_failed/d1/b1.parquet')",
    "select * from read_parquet('$lake/_staging/b2/parts/b2-0.parquet')",
    "select * from read_csv('$lake/_staging/b2/input/0')",
    "select * from read_text('$lake/datasets/d1/_log/00000000000000000001.json')",
    "select * from read_text('$lake/datasets/d1/../../../../etc/passwd')",
    "copy (select 1) to '$lake/datasets/d1/forged.parquet'",
    "copy (select 1) to '$lake/datasets/d1/b1-0.parquet'",
  ])('reads committed records only, and not: %s', async (sql) => {
    await test.load('id\n1\nsecret\n');
    await test.stage('id\n2\n', { batch: 'b2' });
    const statement = sql.replace('$lake', test.folder);
    await expect(test.lake.query(statement)).rejects.toMatchObject({ code: 'query-refused' });
    expect((await test.lake.query('select id from d1')).rows).toEqual([{ id: '1' }]);
  });

  it('moves to disk what does not fit into memory', async () => {
    const lake = await openLake({ folder: test.folder, memoryLimitMb: 48, threads: 1 });
    const sql =
      "select count(*) as n from (select distinct repeat('x', 60) || range as text from range(1000000))";
    expect((await lake.query(sql)).rows).toEqual([{ n: '1000000' }]);
  });

  it('says whether more rows follow', async () => {
    const { rows, isCut } = await test.lake.query('select * from range(10)', { maxRows: 3 });
    expect([rows.length, isCut]).toEqual([3, true]);
  });

  it('reads the entry of a log as JSON', async () => {
    await test.load('id\n1\n');
    const log = await readFile(
      join(test.folder, 'datasets', 'd1', '_log', '00000000000000000001.json'),
      'utf8',
    );
    expect(JSON.parse(log)).toMatchObject({ dataset: 'd1', counts: { received: 1 } });
  });
});

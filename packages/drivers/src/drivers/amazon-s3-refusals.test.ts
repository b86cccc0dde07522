import {
  failureOf,
  makeContext,
  runCheck,
  type S3StandIn,
  type S3StandInOptions,
  startS3StandIn,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckStage } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { writeCursor } from '../listings/listing-cursor.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { driver } from './amazon-s3.ts';

const CSV = { content: 'id\n1\n' };
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

let guard: DialGuard;

beforeAll(() => {
  guard = createDialGuard({ allowPrivate: true });
});

afterAll(() => guard.close());

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
test('lists a folder of many objects in pages to its end', async () => {
  const keys = Array.from({ length: 2300 }, (_, index) => `part-${String(index).padStart(5, '0')}.csv`);
  const objects = Object.fromEntries(keys.map((key) => [key, CSV]));
  await withStandIn({ buckets: { landing: { ...objects, 'archive/old.csv': CSV } } }, async (server) => {
    const seen: string[] = [];
    const sizes: number[] = [];
    let after: string | undefined;
    do {
      const page = await driver.list(contextOf(server), 'landing', after === undefined ? {} : { after });
      seen.push(...page.entries.map(({ path }) => path));
      sizes.push(page.entries.length);
      after = page.after;
    } while (after !== undefined);
    expect(sizes).toEqual([1000, 1000, 301]);
    expect(seen).toEqual(['landing/archive/', ...keys.map((key) => `landing/${key}`)]);
  });
});

test('refuses a cursor of another format, and one that the service does not know', async () => {
  await withStandIn({ buckets: { landing: { 'a.csv': CSV } } }, async (server) => {
    for (const after of ['made up', writeCursor('landing', 'x'), writeCursor('landing', '0 bm9uZQ==')]) {
      expect(await failureOf(driver.list(contextOf(server), 'landing', { after }))).toMatchObject({
        code: 'cursor-invalid',
      });
    }
    const other = writeCursor('other', 'x');
    expect(await failureOf(driver.list(contextOf(server), 'landing', { after: other }))).toMatchObject({
      code: 'cursor-of-other-path',
    });
  });
});

test('lists and opens folders that the AWS console created', async () => {
  const landing = { 'empty/': { content: '' }, 'full/': { content: '' }, 'full/a.csv': CSV };
  await withStandIn({ buckets: { landing } }, async (server) => {
    const list = async (path: string) => (await driver.list(contextOf(server), path)).entries;
    expect(await list('landing')).toMatchObject([
      { type: 'folder', path: 'landing/empty/' },
      { type: 'folder', path: 'landing/full/' },
    ]);
    expect(await list('landing/empty/')).toEqual([]);
    expect(await list('landing/full/')).toMatchObject([{ type: 'file', path: 'landing/full/a.csv' }]);
    expect(await failureOf(driver.list(contextOf(server), 'landing/none/'))).toMatchObject({
      code: 'object-not-found',
    });
  });
});

test.each([
  '100%25.csv',
  'a+b c.csv',
  'line\nbreak.csv',
  '/leading.csv',
  'x//y.csv',
  'Größe 例.csv',
  '\r.csv',
])('lists and reads the key %j', async (key) => {
  await withStandIn({ buckets: { landing: { [key]: CSV } } }, async (server) => {
    const files: string[] = [];
    const open = ['landing'];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
      for (const { type, path } of (await driver.list(contextOf(server), folder)).entries) {
        if (type === 'folder') open.push(path);
        else files.push(path);
      }
    }
    expect(files).toEqual([`landing/${key}`]);
    expect(await driver.preview(contextOf(server), { path: `landing/${key}` })).toMatchObject({
      rows: [{ id: '1' }],
    });
  });
});

test('a key that UTF-8 cannot encode is refused before anything is sent', async () => {
  // Nothing listens here, so a request would fail with a network error.
  const unreachable = contextOf({ host: '127.0.0.1', port: 9 });
  expect(await failureOf(driver.preview(unreachable, { path: 'landing/\ud800.csv' }))).toMatchObject({
    code: 'request-not-possible',
    cause: expect.stringContaining('It sent nothing'),
    fixableBy: 'you',
  });
});

describe('a check', () => {
  const buckets = { landing: { 'a.csv': CSV } };

  test.each<[string, S3StandInOptions, Record<string, unknown>, Partial<CheckStage>, string]>([
    [
      'names swapped keys before it sends them',
      { buckets },
      { s3AccessKey: SECRET, s3SecretKey: 'AKIAIOSFODNN7EXAMPLE' },
      { name: 'parse' },
      'access-keys-swapped',
    ],
    [
      'names a malformed key id',
      { buckets },
      { s3AccessKey: SECRET, s3SecretKey: 'other' },
      { name: 'authenticate' },
      'access-key-malformed',
    ],
    [
      'does not show an id that may be a secret',
      { buckets },
      { s3AccessKey: SECRET.replaceAll('/', '+'), s3SecretKey: 'other' },
      { name: 'authenticate' },
      'access-key-unknown',
    ],
    [
      'names the region of the body',
      { buckets, region: 'eu-west-3' },
      {},
      { name: 'list' },
      'bucket-in-other-region',
    ],
    [
      'reads a byte, and names a KMS key that it may not use',
      { buckets: { landing: { 'a.csv': { ...CSV, isEncryptedForOthers: true } } } },
      {},
      { name: 'authorise' },
      'decryption-denied',
    ],
    [
      'reads a byte, and reports that objects may not be read',
      { buckets, deniesReading: true },
      {},
      { name: 'authorise' },
      'access-denied',
    ],
    [
      'refuses directory buckets',
      { buckets },
      { bucketName: 'landing--use1-az4--x-s3' },
      { name: 'parse' },
      'directory-bucket-unsupported',
    ],
    [
      'refuses ARNs',
      { buckets },
      { bucketName: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/landing' },
      { name: 'parse' },
      'bucket-is-arn',
    ],
  ])('%s', async (_what, options, params, stage, code) => {
    await withStandIn(options, async (server) => {
      const stages = await runCheck(driver, contextOf(server, { bucketName: 'landing', ...params }));
      expect(stages.at(-1)).toMatchObject({ ...stage, outcome: 'failed', failure: { code } });
      expect(JSON.stringify(stages)).not.toMatch(/wJalrXUtnFEMI/);
      if (code === 'bucket-in-other-region') expect(stages.at(-1)?.failure?.cause).toContain('eu-west-3');
    });
  });

  test('passes when the first object is archived', async () => {
    const landing = { 'a.csv': { ...CSV, isArchived: true } };
    await withStandIn({ buckets: { landing } }, async (server) => {
      expect((await runCheck(driver, contextOf(server, { bucketName: 'landing' }))).at(-1)).toMatchObject({
        name: 'list',
        outcome: 'passed',
      });
    });
  });
});

async function withStandIn(
  options: S3StandInOptions,
  work: (server: S3StandIn) => Promise<void>,
): Promise<void> {
  const server = await startS3StandIn(options);
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

function contextOf({ host, port }: Pick<S3StandIn, 'host' | 'port'>, params: Record<string, unknown> = {}) {
  const account = { s3AccessKey: 'AKIAEXAMPLE', s3SecretKey: 'right-secret-key' };
  const auth = {
    method: 'AccessKey',
    params: { ...account, serviceUrl: `http://${host}:${port}/`, ...params },
  };
  return makeContext({ guard, auth });
}

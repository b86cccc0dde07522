import {
  failureOf,
  type LoopbackServer,
  makeContext,
  makeOrders,
  makeSampleFiles,
  runCheck,
  type S3Server,
  startS3Server,
  startServer,
  toCsv,
} from '@headwater/source-fixtures';
import { testDriver } from '@headwater/source-fixtures/test-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DriverAuth, DriverContext } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { driver } from './amazon-s3.ts';

testDriver('amazon-s3', async () => {
  const server = await startSeededServer();
  const { secretAccessKey } = server;
  const rows = toCsv(makeOrders(10_000));
  await server.upload('large.csv', rows.repeat(Math.ceil(20_000_000 / rows.length)));
  return {
    driver,
    address: server,
    authAt: ({ host, port }) => byAccessKey(server, { serviceUrl: `http://${host}:${port}` }),
    wrongSecret: byAccessKey(server, { s3SecretKey: 'wrong-secret-key' }),
    secrets: [secretAccessKey, 'wrong-secret-key'],
    stages: ['parse', 'resolve', 'connect', 'authenticate', 'authorise', 'list'],
    folder: server.bucket,
    object: `${server.bucket}/orders.csv`,
    largeObject: { path: `${server.bucket}/large.csv`, maxBytes: 1024 * 1024 },
    missing: `${server.bucket}/nothing.csv`,
    close: server.close,
  };
});

let server: S3Server;
let guard: DialGuard;

beforeAll(async () => {
  guard = createDialGuard({ allowPrivate: true });
  server = await startSeededServer();
});

afterAll(async () => {
  guard.close();
  await server.close();
});

describe('a connection for one folder of a bucket', () => {
  const folder = () => contextOf({ bucketName: 'landing', folderPath: '/daily/' });

  test('starts there', async () => {
    expect((await runCheck(driver, folder())).at(-1)).toMatchObject({
      name: 'list',
      outcome: 'passed',
      detail: 'entries seen in landing/daily/: 3',
    });
    expect((await driver.list(folder(), '')).entries).toMatchObject([
      { type: 'folder', path: 'landing/daily/' },
    ]);
  });

  test.each(['landing/orders.csv', 'archive/daily/x.csv', 'landing/daily/../orders.csv'])(
    'does not read %s',
    async (path) => {
      expect(await failureOf(driver.preview(folder(), { path }))).toMatchObject({
        code: 'path-outside-connection',
      });
    },
  );

  test('that does not exist fails at list', async () => {
    const context = contextOf({ bucketName: 'landing', folderPath: 'no-such-folder' });
    expect((await runCheck(driver, context)).at(-1)).toMatchObject({
      name: 'list',
      failure: { code: 'object-not-found' },
    });
  });
});

test('lists all buckets if none is named, and lists a bucket without objects as an empty folder', async () => {
  expect((await driver.list(contextOf({}), '')).entries).toMatchObject([
    { path: 'archive/' },
    { path: 'landing/' },
  ]);
  expect((await driver.list(contextOf({}), 'archive/')).entries).toEqual([]);
});

test('distinguishes a bucket that does not exist from an unknown key', async () => {
  expect((await runCheck(driver, contextOf({ bucketName: 'no-such-bucket' }))).at(-1)).toMatchObject({
    name: 'list',
    failure: { code: 'bucket-not-found' },
  });
  expect((await runCheck(driver, contextOf({ s3AccessKey: 'AKIAOTHER' }))).at(-1)).toMatchObject({
    name: 'authenticate',
    failure: { code: 'access-key-unknown', cause: expect.stringContaining('AKIAOTHER') },
  });
});

test('an empty object has no rows', async () => {
  await server.upload('empty.csv', '');
  expect(await driver.preview(contextOf({}), { path: 'landing/empty.csv' })).toMatchObject({
    columns: [],
    rows: [],
  });
});

test('reads keys with characters that addresses reserve', async () => {
  await server.upload('odd/a b+c=100%.csv', 'id\n1\n');
  const [entry] = (await driver.list(contextOf({}), 'landing/odd')).entries;
  expect(entry?.path).toBe('landing/odd/a b+c=100%.csv');
  expect(await driver.preview(contextOf({}), { path: entry?.path ?? '' })).toMatchObject({
    rows: [{ id: '1' }],
  });
});

test('an Adobe role can only be tested on the platform', async () => {
  const context = makeContext({ guard, auth: { method: 'IamRole', params: { bucketName: 'landing' } } });
  expect((await runCheck(driver, context)).at(-1)).toMatchObject({
    name: 'parse',
    failure: { code: 'auth-method-not-testable' },
  });
});

test('lists a folder of many pages up to the limit', async () => {
  const page = (name: string, next: string) => {
    const body = `<ListBucketResult><IsTruncated>${next !== ''}</IsTruncated><NextContinuationToken>${next}</NextContinuationToken><Contents><Key>${name}.csv</Key><Size>1</Size></Contents></ListBucketResult>`;
    return `HTTP/1.1 200 OK\r\ncontent-type: application/xml\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  };
  let requests = 0;
  const stub = await startStub((request) => {
    requests++;
    return request.includes('continuation-token=second') ? page('b', 'third') : page('a', 'second');
  });
  const context = contextOf({ serviceUrl: `http://127.0.0.1:${stub.port}` });
  const limits = { ...context.limits, maxEntries: 2 };
  expect((await driver.list({ ...context, limits }, 'landing')).entries).toMatchObject([
    { path: 'landing/a.csv' },
    { path: 'landing/b.csv' },
  ]);
  expect(requests).toBe(2);
  await stub.close();
});

/** Errors from Amazon's documentation; the test server returns few of them. */
test.each([
  [403, 'ExpiredToken', 'authenticate', 'session-expired'],
  [400, 'InvalidToken', 'authenticate', 'session-token-wrong'],
  [403, 'RequestTimeTooSkewed', 'authenticate', 'clock-skew'],
  [403, 'AccessDenied', 'authorise', 'access-denied'],
  [301, 'PermanentRedirect', 'list', 'bucket-in-other-region'],
  [503, 'SlowDown', 'list', 'source-busy'],
  [500, 'InternalError', 'list', 'source-failed'],
  [418, 'Whatever', 'authenticate', 'unexpected-answer'],
] as const)('an answer %i %s fails at %s with %s', async (status, s3Code, name, code) => {
  const body = `<?xml version="1.0"?><Error><Code>${s3Code}</Code><Message>No.</Message></Error>`;
  const headers = [
    'content-type: application/xml',
    'x-amz-bucket-region: eu-west-3',
    `content-length: ${body.length}`,
  ];
  const stub = await startStub(() => [`HTTP/1.1 ${status} X`, ...headers, '', body].join('\r\n'));
  const context = contextOf({ serviceUrl: `http://127.0.0.1:${stub.port}`, bucketName: 'landing' });
  expect((await runCheck(driver, context)).at(-1)).toMatchObject({
    name,
    failure: { code, ...(status === 301 ? { nextStep: expect.stringContaining('eu-west-3') } : {}) },
  });
  await stub.close();
});

test('rejects text in place of elements', async () => {
  const body = `<a>${'x'.repeat(200_000)}</a>`;
  const headers = ['content-type: application/xml', `content-length: ${body.length}`];
  const stub = await startStub(() => ['HTTP/1.1 200 OK', ...headers, '', body].join('\r\n'));
  const context = contextOf({ serviceUrl: `http://127.0.0.1:${stub.port}` });
  expect(await failureOf(driver.list(context, ''))).toMatchObject({ code: 'not-object-storage' });
  await stub.close();
});

/** Starts a server that answers every request with the same text. */
function startStub(answer: (request: string) => string): Promise<LoopbackServer> {
  return startServer((socket) => {
    socket.on('data', (request) => socket.write(answer(String(request))));
  });
}

async function startSeededServer(): Promise<S3Server> {
  const started = await startS3Server();
  for (const [key, content] of Object.entries(makeSampleFiles())) await started.upload(key, content);
  return started;
}

function byAccessKey(
  { host, port, accessKeyId, secretAccessKey }: S3Server,
  params: Record<string, unknown>,
): DriverAuth {
  const serviceUrl = `http://${host}:${port}/`;
  return {
    method: 'AccessKey',
    params: { s3AccessKey: accessKeyId, s3SecretKey: secretAccessKey, serviceUrl, ...params },
  };
}

function contextOf(params: Record<string, unknown>): DriverContext {
  return makeContext({ guard, auth: byAccessKey(server, params) });
}

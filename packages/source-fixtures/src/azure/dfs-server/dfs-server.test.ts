import { toHttpHeadersLike } from '@azure/core-http-compat';
import { createDefaultHttpClient, createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { DataLakeServiceClient, type StoragePipelineOptions } from '@azure/storage-file-datalake';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedSamples } from '../../index.ts';
import { type Azurite, startAzurite } from '../azurite.ts';
import type { TokenClaims } from '../entra-token.ts';
import { READER, STRANGER, startLake, type TestLake } from '../test-lake.ts';
import { type DfsServer, startDfsServer } from './start-dfs-server.ts';

let azurite: Azurite;
let lake: TestLake;
/** The same stand-in without TLS, for hand-written requests. */
let plain: DfsServer;

beforeAll(async () => {
  azurite = await startAzurite();
  await seedSamples(azurite);
  lake = await startLake(azurite);
  plain = await startDfsServer({ azurite, entra: lake.entra, readers: [READER.clientId] });
});
afterAll(async () => {
  await plain.close();
  await lake.close();
  await azurite.close();
});

describe("Azure's Data Lake client library", () => {
  test('lists a directory', async () => {
    const paths = await listWithLibrary({ path: 'daily' });
    expect(paths).toEqual([
      { name: 'daily/2026-01-01.csv', isDirectory: false },
      { name: 'daily/2026-01-02.csv', isDirectory: false },
      { name: 'daily/archive', isDirectory: true },
    ]);
  });

  test('lists a filesystem page by page', async () => {
    const whole = await listWithLibrary({});
    expect(whole.map(({ name }) => name)).toEqual([
      'customers.json',
      'daily',
      'events.ndjson',
      'orders.csv',
      'orders.csv.gz',
      'sales.parquet',
    ]);
    const files = openWithLibrary().getFileSystemClient('landing');
    const sizes: (number | undefined)[] = [];
    for await (const page of files.listPaths().byPage({ maxPageSize: 4 })) sizes.push(page.pathItems?.length);
    expect(sizes).toEqual([4, 2]);
  });

  test.each([
    ['filesystem', 'nowhere', {}, 'FilesystemNotFound'],
    ['directory', 'landing', { path: 'nowhere' }, 'PathNotFound'],
  ])('reports a missing %s', async (_what, name, options, code) => {
    const pages = openWithLibrary().getFileSystemClient(name).listPaths(options).byPage();
    await expect(pages.next()).rejects.toMatchObject({ statusCode: 404, code });
  });
});

describe('a token', () => {
  test.each<[string, Partial<TokenClaims>, number, string]>([
    ['for another resource', { aud: 'https://database.windows.net' }, 401, 'InvalidAuthenticationInfo'],
    ['that has expired', { exp: Date.now() / 1000 - 1 }, 401, 'InvalidAuthenticationInfo'],
    ['that is not valid yet', { nbf: Date.now() / 1000 + 60 }, 401, 'InvalidAuthenticationInfo'],
    [
      'of an application without a role',
      { appid: STRANGER.clientId },
      403,
      'AuthorizationPermissionMismatch',
    ],
  ])('%s is refused', async (_what, claims, status, code) => {
    expect(await get('?resource=account', `Bearer ${await issueToken(claims)}`)).toMatchObject({
      status,
      code,
      body: { error: { code, message: expect.stringMatching(/\nRequestId:\S+\nTime:\S+$/) } },
    });
  });

  test('with altered claims is refused', async () => {
    const [header, , signature] = (await issueToken({ appid: STRANGER.clientId })).split('.');
    const [, claims] = (await issueToken({})).split('.');
    const answer = await get('?resource=account', `Bearer ${header}.${claims}.${signature}`);
    expect(answer).toMatchObject({ status: 401, code: 'InvalidAuthenticationInfo' });
  });

  test('is required', async () => {
    expect(await get('?resource=account')).toMatchObject({
      status: 401,
      code: 'NoAuthenticationInformation',
    });
  });
});

test.each([
  ['a shared key', '?resource=account', 'SharedKey headwater:eA=='],
  ['a recursive listing', 'landing?resource=filesystem&recursive=true', undefined],
  ['a parameter it does not know', 'landing?resource=filesystem&recursive=false&upn=true', undefined],
  ['the access control list of a path', 'landing/orders.csv?action=getAccessControl', undefined],
  ['a request of the Blob service', '?comp=list', undefined],
])('%s is refused with 501', async (_what, path, authorization) => {
  const answer = await get(path, authorization ?? `Bearer ${await issueToken({})}`);
  expect(answer).toMatchObject({ status: 501, code: 'NotPartOfThisFixture' });
});

test('reads a range of a file unless the file has changed', async () => {
  const token = `Bearer ${await issueToken({})}`;
  const whole = await read('landing/orders.csv', { authorization: token });
  const range = await read('landing/orders.csv', { authorization: token, range: 'bytes=8-17' });
  expect(range.status).toBe(206);
  expect(range.headers.get('content-range')).toBe(`bytes 8-17/${whole.text.length}`);
  expect(range.text).toBe(whole.text.slice(8, 18));
  const changed = { authorization: token, 'if-match': '"another"' };
  expect(await read('landing/orders.csv', changed)).toMatchObject({ status: 412 });
});

test('distinguishes a directory from a file', async () => {
  const headers = { authorization: `Bearer ${await issueToken({})}` };
  const types = ['landing/daily', 'landing/orders.csv'].map(async (path) => {
    const answer = await send(`${path}?action=getStatus`, { method: 'HEAD', headers });
    return answer.headers.get('x-ms-resource-type');
  });
  expect(await Promise.all(types)).toEqual(['directory', 'file']);
});

function openWithLibrary(): DataLakeServiceClient {
  const credential = {
    getToken: async () => ({ token: await issueToken({}), expiresOnTimestamp: Date.now() + 60_000 }),
  };
  return new DataLakeServiceClient(lake.url, credential, {
    httpClient: httpClientToLake,
    retryOptions: { maxTries: 1 },
  });
}

/** Resolves the lake's host names to loopback and trusts its certificate. */
const httpClientToLake: NonNullable<StoragePipelineOptions['httpClient']> = {
  async sendRequest(resource) {
    const { url, method } = resource;
    const headers = createHttpHeaders(resource.headers.toJson({ preserveCase: true }));
    const request = createPipelineRequest({ url, method, headers });
    request.agent = lake.guard.httpsAgent;
    const response = await createDefaultHttpClient().sendRequest(request);
    // The library uses the request object to decide how to parse the response, so return that same object.
    return { ...response, request: resource, headers: toHttpHeadersLike(response.headers) };
  },
};

async function listWithLibrary(options: { path?: string }) {
  const seen: { name: string | undefined; isDirectory: boolean | undefined }[] = [];
  for await (const { name, isDirectory } of openWithLibrary()
    .getFileSystemClient('landing')
    .listPaths(options)) {
    seen.push({ name, isDirectory });
  }
  return seen;
}

async function issueToken(claims: Partial<TokenClaims>): Promise<string> {
  const now = Date.now() / 1000;
  return await lake.entra.issueToken({
    aud: 'https://storage.azure.com',
    iss: `https://sts.windows.net/${READER.tenant}/`,
    tid: READER.tenant,
    appid: READER.clientId,
    iat: now,
    nbf: now - 60,
    exp: now + 60,
    ...claims,
  });
}

async function get(path: string, authorization?: string) {
  const answer = await send(path, { headers: authorization === undefined ? {} : { authorization } });
  return {
    status: answer.status,
    code: answer.headers.get('x-ms-error-code'),
    body: (await answer.json()) as unknown,
  };
}

async function read(path: string, headers: Record<string, string>) {
  const answer = await send(path, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

async function send(
  path: string,
  { method = 'GET', headers }: { method?: string; headers: Record<string, string> },
) {
  return await fetch(`${plain.dfsEndpoint}/${path}`, {
    method,
    headers: { 'x-ms-version': '2023-11-03', ...headers },
  });
}

import type { AttentionReport, ConnectionStatus, TestReport } from '@headwater/models';
import { type Azurite, type SilentSource, startAzurite, startSilentSource } from '@headwater/source-fixtures';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { blobConnection, secretText, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 10, 22);

let azurite: Azurite;
let silent: SilentSource;
let service: TestService;
let client: TestClient;
beforeAll(async () => {
  azurite = await startAzurite();
  silent = await startSilentSource();
  service = await openTestService({ now: () => NOW });
});
beforeEach(async () => {
  client = await service.inNewSandbox();
});
afterAll(async () => {
  silent.close();
  await service.close();
  await azurite.close();
});

const byString = (connectionString: string) => ({
  specName: 'ConnectionString',
  params: { connectionString },
});
const unreachable = (): string =>
  `AccountName=nobody;AccountKey=${secretText()};BlobEndpoint=http://127.0.0.1:9/nobody`;
const sasUri = (end: number, container = 'landing'): string =>
  `https://contoso.blob.core.windows.net/${container}?sv=2025-05-05&sr=c&sp=rl&se=${new Date(end).toISOString()}&sig=${secretText()}`;
const bySas = (end: number) => ({ specName: 'SAS URI Authentication', params: { sasUri: sasUri(end) } });

async function create(auth: object, name = 'Blob'): Promise<string> {
  return (await client.create(blobConnection({ name, auth }))).id;
}

async function testNow(id: string): Promise<TestReport> {
  const { status, body } = await client.call('GET', `//headwater/connections/${id}/test`);
  expect(status).toBe(200);
  return body as TestReport;
}

async function statusOf(id: string): Promise<ConnectionStatus | undefined> {
  const { status, body } = await client.call('GET', `//headwater/connections/status?connectionId=${id}`);
  expect(status).toBe(200);
  return (body as { items: ConnectionStatus[] }).items[0];
}

async function patch(id: string, ...body: object[]): Promise<void> {
  const { etag } = await client.retrieve(id);
  const headers = { 'if-match': String(etag) };
  expect(await client.call('PATCH', `/connections/${id}`, { body, headers })).toMatchObject({ status: 200 });
}

async function inNeed(query = ''): Promise<AttentionReport> {
  const { status, body } = await client.call('GET', `//headwater/connections/attention${query}`);
  expect(status).toBe(200);
  return body as AttentionReport;
}

describe('the last test', () => {
  test('is stored as reported, with the user who ran it and without secrets', async () => {
    const secret = unreachable();
    const id = await create(byString(secret));
    expect(await statusOf(id)).toEqual({ connectionId: id, name: 'Blob' });
    const report = await testNow(id);
    expect(report).toMatchObject({ result: false, startedAt: NOW });
    const testedBy = `${client.credentials.clientId}@techacct.adobe.com`;
    expect((await statusOf(id))?.lastTest).toEqual({ ...report, testedBy, isStale: false });
    const rows = await service.store.rows.readAll((all) => Array.fromAsync(all));
    const key = /hush-\w+/.exec(secret)?.[0] ?? '';
    expect(key).not.toBe('');
    expect(JSON.stringify(rows.filter(({ table }) => table === 'connection_tests'))).not.toContain(key);
  });

  test('is stored for the platform’s own operation too, and for a test that is streamed stage by stage', async () => {
    const id = await create(byString(azurite.connectionString));
    expect((await client.call('GET', `/connections/${id}/test`)).body).toEqual({ result: true });
    expect((await statusOf(id))?.lastTest).toMatchObject({ result: true, isStale: false });

    const auth = byString(unreachable());
    await patch(id, { op: 'replace', path: '/auth/params', value: auth.params });
    const headers = { ...client.headers, accept: 'application/x-ndjson' };
    const url = `http://headwater.test/headwater/connections/${id}/test`;
    await (await service.fetch(new Request(url, { headers }))).text();
    expect((await statusOf(id))?.lastTest).toMatchObject({ result: false, isStale: false });
  });

  test('becomes stale when the credentials change, but not when the name does', async () => {
    const id = await create(byString(unreachable()));
    await testNow(id);
    await patch(id, { op: 'replace', path: '/name', value: 'Renamed' });
    expect(await statusOf(id)).toMatchObject({ name: 'Renamed', lastTest: { isStale: false } });
    await patch(id, { op: 'add', path: '/auth/params/container', value: 'landing' });
    expect((await statusOf(id))?.lastTest?.isStale).toBe(true);
    expect((await inNeed()).counts).toMatchObject({ failing: 0, tested: 1 });
    await testNow(id);
    expect((await statusOf(id))?.lastTest?.isStale).toBe(false);
  });

  test('is not replaced by a test whose client disconnected', async () => {
    const id = await create(silent.auth);
    const leaving = new AbortController();
    const asked = client.call('GET', `/connections/${id}/test`, { signal: leaving.signal });
    await silent.asked;
    leaving.abort();
    await asked.catch(() => undefined);
    expect(await statusOf(id)).toEqual({ connectionId: id, name: 'Blob' });
  });

  test('is deleted with its connection', async () => {
    const id = await create(byString(unreachable()));
    await testNow(id);
    expect((await inNeed()).counts).toMatchObject({ failing: 1, tested: 1 });
    expect((await client.call('POST', '//headwater/reset')).status).toBe(200);
    expect(await statusOf(id)).toBeUndefined();
    expect((await inNeed()).counts).toMatchObject({ failing: 0, tested: 0 });
  });
});

describe('the expiry of secrets', () => {
  const endOf = async (id: string) => (await statusOf(id))?.secretsExpireAt;

  test('is known from the start, and stays correct when a parameter changes', async () => {
    const id = await create(bySas(NOW + DAY_MS));
    expect(await endOf(id)).toBe(NOW + DAY_MS);
    await patch(id, { op: 'add', path: '/auth/params/container', value: 'landing' });
    expect(await endOf(id)).toBe(NOW + DAY_MS);
    await patch(id, { op: 'add', path: '/description', value: 'x' });
    expect(await endOf(id)).toBe(NOW + DAY_MS);
    await patch(id, { op: 'replace', path: '/auth/params/sasUri', value: sasUri(NOW + 2 * DAY_MS) });
    expect(await endOf(id)).toBe(NOW + 2 * DAY_MS);
    await patch(id, {
      op: 'replace',
      path: '/auth/params/sasUri',
      value: `https://contoso.blob.core.windows.net/c?si=reader&sig=${secretText()}`,
    });
    expect(await endOf(id)).toBeUndefined();
  });

  test('is unknown for most sources', async () => {
    expect(await endOf(await create(byString(secretText())))).toBeUndefined();
  });
});

describe('connections that need attention', () => {
  test('include failing tests and secrets that expire within 14 days, each with its count', async () => {
    const failing = await create(byString(unreachable()), 'Failing');
    await testNow(failing);
    const [past, soon] = [
      await create(bySas(NOW - DAY_MS), 'Past'),
      await create(bySas(NOW + 13 * DAY_MS), 'Soon'),
    ];
    await create(bySas(NOW + 15 * DAY_MS), 'Later');
    const found = await inNeed();
    expect(found.counts).toEqual({ tested: 1, failing: 1, expiring: 1, expired: 1 });
    expect(found.failing).toMatchObject([
      { connectionId: failing, name: 'Failing', lastTest: { result: false } },
    ]);
    expect(found.expiring).toEqual([
      { connectionId: past, name: 'Past', secretsExpireAt: NOW - DAY_MS },
      { connectionId: soon, name: 'Soon', secretsExpireAt: NOW + 13 * DAY_MS },
    ]);

    const limited = await inNeed(`?expiringBefore=${NOW + 20 * DAY_MS}&limit=1`);
    expect(limited.counts).toMatchObject({ expiring: 2, expired: 1 });
    expect(limited.expiring.map(({ name }) => name)).toEqual(['Past']);
  });

  test('are listed in pages, like all connections', async () => {
    for (const name of ['B', 'A', 'C']) await testNow(await create(byString(unreachable()), name));
    await create(bySas(NOW - DAY_MS), 'Past');
    await create(bySas(NOW + 15 * DAY_MS), 'Later');
    const list = async (query: string) => {
      const { status, body } = await client.call('GET', `//headwater/connections?${query}`);
      expect(status).toBe(200);
      const { items, _links } = body as { items: { name: string }[]; _links: { next?: { href: string } } };
      return { names: items.map(({ name }) => name), next: _links.next?.href.replace(/^.*\?/, '') };
    };
    const first = await list('attention=failing&orderby=name&limit=2');
    expect(first.names).toEqual(['A', 'B']);
    expect(await list(first.next ?? '')).toEqual({ names: ['C'], next: undefined });
    expect((await list('attention=failing&nameContains=c&property=state==enabled')).names).toEqual(['C']);
    expect((await list('attention=expiring')).names).toEqual(['Past']);
    const both = `attention=expiring&expiringBefore=${NOW + 20 * DAY_MS}&orderby=name&limit=1`;
    const page = await list(both);
    expect([...page.names, ...(await list(page.next ?? '')).names]).toEqual(['Later', 'Past']);
  });

  test('are limited to one sandbox, like every status', async () => {
    const id = await create(bySas(NOW - DAY_MS));
    client = await service.inNewSandbox();
    expect(await statusOf(id)).toBeUndefined();
    expect(await inNeed()).toMatchObject({ counts: { expired: 0 }, failing: [], expiring: [] });
  });
});

test('at most 100 statuses can be requested by id', async () => {
  const ask = (query: string) => client.call('GET', `//headwater/connections/status${query}`);
  const many = Array.from({ length: 101 }, (_, index) => `connectionId=${index}`).join('&');
  expect(await ask('')).toMatchObject({ status: 400, body: { type: expect.stringContaining('FLOW-2119') } });
  expect(await ask(`?${many}`)).toMatchObject({
    status: 400,
    body: { type: expect.stringContaining('FLOW-1452') },
  });
  expect((await ask(`?${many.slice(0, many.lastIndexOf('&'))}`)).body).toEqual({ items: [] });
});

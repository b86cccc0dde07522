import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobConnection, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let client: TestClient;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
});
afterAll(() => service.close());

async function scrape(): Promise<string> {
  const answer = await service.fetch(new Request('http://headwater.test/headwater/metrics'));
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  return await answer.text();
}

test('requests are counted by operation and status, and timed', async () => {
  await client.create(blobConnection());
  await client.call('GET', '/connections/x');
  await client.call('GET', '/connections/y');
  await client.call('GET', '/nothing/there');
  const text = await scrape();

  expect(text).toContain('headwater_requests_total{operation="createConnection",status="201"} 1\n');
  expect(text).toContain('headwater_requests_total{operation="retrieveConnection",status="404"} 2\n');
  expect(text).toContain('headwater_requests_total{operation="none",status="404"} 1\n');
  expect(text).toContain('headwater_request_duration_seconds_count{operation="retrieveConnection"} 2\n');
  expect(text).toContain(
    'headwater_request_duration_seconds_bucket{le="+Inf",operation="createConnection"} 1\n',
  );
});

test('buckets hold running totals, and every line has the text format', async () => {
  const text = await scrape();
  const counts = [...text.matchAll(/_bucket\{le="[^"]+",operation="createToken"\} (\d+)/g)].map(([, count]) =>
    Number(count),
  );

  expect(counts).toEqual(counts.toSorted((left, right) => left - right));
  expect(text.endsWith('\n')).toBe(true);
  for (const line of text.split('\n').filter(Boolean)) {
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"\n]*"(,\w+="[^"\n]*")*\})? [\d.e+-]+)$/);
  }
});

test('the version and the memory of the process are gauges', async () => {
  const text = await scrape();

  expect(text).toMatch(/^# TYPE headwater_info gauge\nheadwater_info\{version="[^"]+"\} 1$/m);
  expect(Number(/^process_resident_memory_bytes (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(1_000_000);
});

test('two services in one process have separate counts', async () => {
  await client.create(blobConnection());
  const other = await openTestService();
  const answer = await other.fetch(new Request('http://headwater.test/headwater/metrics'));

  expect(await answer.text()).not.toContain('operation="createConnection"');
  await other.close();
});

test('labels contain only the operation of a request', async () => {
  const { id } = await client.create(blobConnection({ name: 'Quarterly figures' }));
  await client.call('GET', `/connections/${id}`);
  const text = await scrape();

  expect(text).not.toContain(id);
  expect(text).not.toContain('Quarterly');
  expect(text).not.toContain(client.sandboxName);
});

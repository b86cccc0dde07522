import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobConnection, type TestClient } from '../testing/test-client.ts';
import { openTestService, type TestService } from '../testing/test-service.ts';

const listener = createServer();
let dialed = 0;
let port: number;
let service: TestService;
let client: TestClient;
beforeAll(async () => {
  listener.on('connection', (socket) => {
    dialed += 1;
    socket.destroy();
  });
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  ({ port } = listener.address() as { port: number });
  service = await openTestService({ allowPrivateAddresses: false });
  client = await service.inNewSandbox();
});
afterAll(async () => {
  listener.close();
  await service.close();
});

/** Loopback and metadata addresses, in plain and in disguised forms. */
const hosts = ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433', '[::1]', '169.254.169.254'];
const ways = ['test', 'test in stages', 'test before save', 'explore', 'preview'] as const;

test.each(hosts.flatMap((host) => ways.map((way) => ({ host, way }))))(
  'does not dial a private address: $way at $host',
  async ({ host, way }) => {
    const connectionString = `AccountName=a;AccountKey=AAAA;BlobEndpoint=http://${host}:${port}/a`;
    const body = blobConnection({ auth: { specName: 'ConnectionString', params: { connectionString } } });
    const { id } = await client.create(body);
    const { auth, connectionSpec } = body;
    const preview = 'objectType=file&object=a.csv&fileType=delimited&preview=true';
    const answers = {
      test: () => client.call('GET', `/connections/${id}/test`),
      'test in stages': () => client.call('GET', `//headwater/connections/${id}/test`),
      'test before save': () =>
        client.call('POST', '//headwater/connections/test', { body: { auth, connectionSpec } }),
      explore: () => client.call('GET', `/connections/${id}/explore?objectType=root`),
      preview: () => client.call('GET', `/connections/${id}/explore?${preview}`),
    };
    const { status, body: answer } = await answers[way]();

    expect(status === 400 || (answer as { result: boolean }).result === false).toBe(true);
    if (way.startsWith('test ')) expect(JSON.stringify(answer)).toContain('dial-refused');
    expect(dialed).toBe(0);
  },
);

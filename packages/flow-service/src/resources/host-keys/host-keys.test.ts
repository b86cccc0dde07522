import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import type { TestReport } from '@headwater/models';
import { type SftpServer, startSftpServer } from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blobConnection, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

const SFTP_SPEC = { id: 'b7bf2577-4520-42c9-bae9-cad01560f7bc', version: '1.0' };
const ACCOUNT = { userName: 'reader', password: 'right-password' };

let service: TestService;
let client: TestClient;
let before: SftpServer;
let after: SftpServer;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
  [before, after] = [await startSftpServer(ACCOUNT), await startSftpServer(ACCOUNT)];
  for (const { directory } of [before, after]) await writeFile(join(directory, 'a.csv'), 'id\n1\n');
});
afterAll(async () => {
  await Promise.all([before.close(), after.close()]);
  await service.close();
});

const fingerprintOf = ({ hostKey }: SftpServer): string =>
  `SHA256:${createHash('sha256').update(hostKey).digest('base64').replace(/=+$/, '')}`;

describe('the host key of an SFTP connection', () => {
  test('is pinned at the first test; test, explore and preview reject a changed key until it is trusted', async () => {
    const front = await startFront(before.port);
    const { id } = await client.create(sftpConnection(front.port));
    const pinned = { address: `127.0.0.1:${front.port}`, fingerprint: fingerprintOf(before) };

    expect(await keysOf(id)).toEqual([]);
    expect(await testOf(id)).toMatchObject({ result: true });
    expect(await keysOf(id)).toMatchObject([{ ...pinned, origin: 'first-use', type: 'ecdsa-sha2-nistp256' }]);

    front.leadTo(after.port);
    const refused = await testOf(id);
    expect(refused.stages.at(-1)).toMatchObject({
      name: 'authenticate',
      code: 'host-key-changed',
      cause: expect.stringContaining(fingerprintOf(after)),
      fixableBy: 'source-admin',
    });
    expect(refused.stages.at(-1)?.cause).toContain(fingerprintOf(before));
    for (const query of [
      'objectType=root',
      'objectType=file&object=/a.csv&fileType=delimited&preview=true',
    ]) {
      const answer = await client.call('GET', `/connections/${id}/explore?${query}`);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify(answer.body)).toContain(fingerprintOf(after));
    }

    const given = { fingerprint: fingerprintOf(after), type: 'ecdsa-sha2-nistp256' };
    expect(await trust(id, given)).toMatchObject({ status: 200, body: { ...given, origin: 'given' } });
    expect(await testOf(id)).toMatchObject({ result: true });
    front.leadTo(before.port);
    expect((await testOf(id)).stages.at(-1)).toMatchObject({ code: 'host-key-changed' });
    await front.close();
  });

  test('is forgotten on request, and the audit trail records trusted and forgotten keys', async () => {
    const { id } = await client.create(sftpConnection(before.port));
    const fingerprint = `SHA256:${'A'.repeat(43)}`;
    await trust(id, { fingerprint });
    expect((await testOf(id)).stages.at(-1)).toMatchObject({ code: 'host-key-changed' });
    expect((await client.call('DELETE', hostKeysOf(id))).status).toBe(204);
    expect(await testOf(id)).toMatchObject({ result: true });
    const { body } = await client.call('GET', '//headwater/audit?limit=2');
    const field = `hostKey 127.0.0.1:${before.port}`;
    expect(body).toMatchObject({
      items: [
        { operation: 'forgetHostKeys', connectionId: id, changes: [{ field, before: fingerprint }] },
        { operation: 'trustHostKey', connectionId: id, changes: [{ field, after: fingerprint }] },
      ],
    });
  });

  test('is compared but not pinned when a change is tested before it is saved', async () => {
    const { id: connectionId } = await client.create(sftpConnection(before.port));
    const { auth, connectionSpec } = sftpConnection(before.port);
    const tryDraft = async () => {
      const body = { connectionId, auth, connectionSpec };
      return (await client.call('POST', '//headwater/connections/test', { body })).body as TestReport;
    };
    expect(await tryDraft()).toMatchObject({ result: true });
    expect(await keysOf(connectionId)).toEqual([]);
    await trust(connectionId, { fingerprint: `SHA256:${'A'.repeat(43)}` });
    expect((await tryDraft()).stages.at(-1)).toMatchObject({ code: 'host-key-changed' });
  });

  test.each([
    ['a fingerprint of another form', { fingerprint: 'MD5:aa:bb' }, 400],
    ['no fingerprint', {}, 400],
  ])('is not set to %s', async (_what, body, status) => {
    const { id } = await client.create(sftpConnection(before.port));
    expect((await trust(id, body)).status).toBe(status);
  });

  test('is rejected for a source without host keys, and for a connection that does not exist', async () => {
    const { id } = await client.create(blobConnection());
    const key = { fingerprint: fingerprintOf(before) };
    expect(await trust(id, key)).toMatchObject({ status: 400 });
    expect(await trust('none', key)).toMatchObject({ status: 404 });
    expect((await client.call('GET', hostKeysOf('none'))).status).toBe(404);
  });
});

const hostKeysOf = (id: string): string => `//headwater/connections/${id}/host-keys`;

async function keysOf(id: string): Promise<unknown> {
  return ((await client.call('GET', hostKeysOf(id))).body as { items: unknown }).items;
}

function trust(id: string, body: object): ReturnType<TestClient['call']> {
  return client.call('PUT', hostKeysOf(id), { body });
}

async function testOf(id: string): Promise<TestReport> {
  return (await client.call('GET', `//headwater/connections/${id}/test`)).body as TestReport;
}

function sftpConnection(port: number) {
  return {
    name: 'SFTP',
    connectionSpec: SFTP_SPEC,
    auth: { specName: 'Basic Authentication for sftp', params: { host: '127.0.0.1', port, ...ACCOUNT } },
  };
}

/** An address whose server changes during the test. */
async function startFront(
  port: number,
): Promise<{ port: number; leadTo(port: number): void; close(): Promise<void> }> {
  let target = port;
  const server = createServer((socket) => {
    const upstream = connect(target, '127.0.0.1');
    for (const end of [socket, upstream]) end.on('error', () => end.destroy());
    socket.pipe(upstream).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The front has no port.');
  return {
    port: address.port,
    leadTo(next) {
      target = next;
    },
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}

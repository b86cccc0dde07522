import { once } from 'node:events';
import { createServer } from 'node:tls';
import { makeCertificate, makeContext, startServer, type TestCertificate } from '@headwater/source-fixtures';
import { afterEach, expect, test } from 'vitest';
import type { CheckStage } from '../contract/contract.ts';
import { DEFAULT_LIMITS } from '../contract/limits.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { runCheck } from './check-stages.ts';
import { reachStages } from './reach-stages.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

test('a valid certificate passes and reports protocol, name and date', async () => {
  const certificate = await makeCertificate();
  expect(await reach(await serve(certificate), certificate)).toMatchObject([
    { name: 'resolve', outcome: 'passed', detail: '127.0.0.1 is 127.0.0.1' },
    { name: 'connect', outcome: 'passed' },
    {
      name: 'tls',
      outcome: 'passed',
      detail: expect.stringMatching(/^TLSv1\.3, certificate for localhost, valid until 20/),
    },
  ]);
});

test('a certificate that expires within days passes with a warning', async () => {
  const certificate = await makeCertificate({ days: 3 });
  expect((await reach(await serve(certificate), certificate)).at(-1)).toMatchObject({
    name: 'tls',
    outcome: 'warned',
    failure: { code: 'tls-expires-soon' },
  });
});

test('an expired certificate fails', async () => {
  const certificate = await makeCertificate({ days: -2 });
  await expectTlsFailure(await reach(await serve(certificate), certificate), 'tls-expired');
});

test('a certificate for another name fails', async () => {
  const certificate = await makeCertificate({ host: 'elsewhere.example' });
  await expectTlsFailure(await reach(await serve(certificate), certificate), 'tls-name-mismatch');
});

test('a certificate of an unknown authority fails', async () => {
  await expectTlsFailure(await reach(await serve(await makeCertificate())), 'tls-untrusted');
});

test('a server that does not speak TLS fails', async () => {
  const server = await startServer((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  cleanups.push(() => server.close());
  await expectTlsFailure(await reach(server.port), 'tls-failed');
});

test('fails if a server closes the connection during the handshake', async () => {
  const server = await startServer((socket) => void socket.once('data', () => socket.destroy()));
  cleanups.push(() => server.close());
  await expectTlsFailure(await reach(server.port), 'connection-closed');
});

test('a check abandoned after any stage leaves no connection open', async () => {
  for (const last of ['resolve', 'connect', 'tls']) {
    const certificate = await makeCertificate();
    let open = 0;
    const server = await startServer((socket) => {
      open++;
      socket.resume().once('close', () => open--);
    });
    cleanups.push(() => server.close());
    const guard = createDialGuard({ allowPrivate: true, extraCertificates: [certificate.cert] });
    const limits = { ...DEFAULT_LIMITS, timeoutMs: 200 };
    const context = makeContext({ guard, limits, auth: { method: 'none', params: {} } });
    const target = { host: '127.0.0.1', port: server.port, isSecure: true, hostHint: '' };
    for await (const { name } of runCheck(context, (run) => reachStages(run, guard, target))) {
      if (name === last) break;
    }
    await expect.poll(() => open).toBe(0);
  }
});

async function expectTlsFailure(stages: CheckStage[], code: string): Promise<void> {
  expect(stages.at(-1)).toMatchObject({ name: 'tls', outcome: 'failed', failure: { code } });
}

async function serve(certificate: TestCertificate): Promise<number> {
  const server = createServer(certificate, (socket) => socket.on('error', () => {}));
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function reach(port: number, trusted?: TestCertificate): Promise<CheckStage[]> {
  const guard = createDialGuard({ allowPrivate: true, extraCertificates: trusted ? [trusted.cert] : [] });
  cleanups.push(() => guard.close());
  const context = makeContext({ guard, auth: { method: 'none', params: {} } });
  const target = { host: '127.0.0.1', port, isSecure: true, hostHint: 'Check the name.' };
  const stages: CheckStage[] = [];
  for await (const stage of runCheck(context, (run) => reachStages(run, guard, target))) stages.push(stage);
  return stages;
}

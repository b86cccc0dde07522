import { once } from 'node:events';
import type { Socket } from 'node:net';
import { makeCertificate, startServer } from '@headwater/source-fixtures';
import { expect, test } from 'vitest';
import { createDialGuard } from '../../network/create-dial-guard.ts';
import { createEntraCredential } from './entra-credential.ts';

const PRINCIPAL = {
  kind: 'service-principal',
  tenant: 'contoso.example',
  clientId: 'application',
  clientSecret: 'secret',
} as const;

test('a canceled token request closes its connection and is not retried', async () => {
  const certificate = await makeCertificate();
  const guard = createDialGuard({ allowPrivate: true, extraCertificates: [certificate.cert] });
  const stop = new AbortController();
  const closed: Promise<unknown>[] = [];
  const { host, port, close } = await startServer((socket: Socket) => {
    closed.push(once(socket, 'close'));
    socket.once('data', () => stop.abort());
  }, certificate);
  const context = { guard, entraAuthority: `https://${host}:${port}` };
  const credential = await createEntraCredential(PRINCIPAL, context, 'contoso.blob.core.windows.net');
  await expect(credential.getToken('any', { abortSignal: stop.signal })).rejects.toThrow();
  expect(closed).toHaveLength(1);
  await Promise.all(closed);
  await close();
  guard.close();
});

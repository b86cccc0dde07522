import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type ConnectProxy, createDocumentedPlatform, startConnectProxy } from '@headwater/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueCertificate } from '../testing/certificate-authority.ts';

const HOSTS = ['platform.adobe.io', 'ims-na1.adobelogin.com'];

let directory: string;
let authorityFile: string;
let server: Server;
let proxy: ConnectProxy;
const platform = createDocumentedPlatform();

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'headwater-company-'));
  authorityFile = join(directory, 'company.pem');
  const { authority, cert, key } = await issueCertificate(HOSTS);
  await writeFile(authorityFile, authority);
  server = createServer({ cert, key }, async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray());
    const answer = await platform.fetch(
      new Request(`https://${incoming.headers.host}${incoming.url}`, {
        method: incoming.method ?? 'GET',
        headers: Object.entries(incoming.headers).flatMap(([name, value]) =>
          typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name)
            ? [[name, value]]
            : [],
        ),
        ...(body.length > 0 && { body }),
      }),
    );
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  proxy = await startConnectProxy({ targetPort: (server.address() as AddressInfo).port });
});
afterAll(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
  await rm(directory, { recursive: true });
});

/** Lists the platform's connections in a separate process. */
async function count(variables: Record<string, string>): Promise<string> {
  const { clientId, clientSecret, imsOrg } = platform.credentials;
  const script = join(import.meta.dirname, '..', 'testing', 'count-connections.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@headwater/source', script], {
    cwd: directory,
    env: {
      PATH: process.env.PATH,
      HEADWATER_HOME: await mkdtemp(join(directory, 'home-')),
      HEADWATER_IMS_ORG: imsOrg,
      HEADWATER_CLIENT_ID: clientId,
      HEADWATER_CLIENT_SECRET: clientSecret,
      HEADWATER_SANDBOX: 'dev',
      HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
      ...variables,
    },
  });
  return stdout;
}

describe('a company certificate authority behind a proxy', () => {
  it('is rejected with a next step if neither Node nor the system knows it', async () => {
    expect(await count({})).toMatch(/^certificate-rejected: .*not trusted/);
  });

  it('is trusted if NODE_EXTRA_CA_CERTS names it', async () => {
    expect(await count({ NODE_EXTRA_CA_CERTS: authorityFile })).toBe('8 connections');
    expect(proxy.asked).toEqual(
      expect.arrayContaining(['CONNECT ims-na1.adobelogin.com:443', 'CONNECT platform.adobe.io:443']),
    );
  });

  // Only on Linux is the system's store a file.
  it.runIf(process.platform === 'linux')('is trusted without a setting if the system knows it', async () => {
    expect(await count({ SSL_CERT_FILE: authorityFile })).toBe('8 connections');
  });
});

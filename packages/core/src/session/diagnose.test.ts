import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';

const CLIENT_SECRET = 'not-real-client-secret';
const TOKEN = 'not-real-access-token';

let server: Server;
let homeDirectory: string;
let baseUrl: string;

/** A hostile server: it issues a token and then repeats everything that it received. */
beforeAll(async () => {
  homeDirectory = await mkdtemp(join(tmpdir(), 'headwater-diagnose-'));
  let seen = '';
  server = createServer(async (request, response) => {
    seen += `${request.headers.authorization} ${decodeURIComponent(await text(request))} `;
    const isAccepted = request.url?.startsWith('/ims/') && seen.includes('client_id=accepted');
    const detail = `Refused: ${seen}`;
    const refusal = { type: 'about:blank', title: detail, status: 403, detail, error_description: detail };
    const answer = isAccepted ? { access_token: TOKEN, expires_in: 3600 } : refusal;
    response.writeHead(isAccepted ? 200 : 403, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(homeDirectory, { recursive: true });
});

it.each([
  { failing: 'token', clientId: 'refused' },
  { failing: 'sandbox', clientId: 'accepted' },
])('hides secrets that a server repeats in a failing $failing check', async ({ failing, clientId }) => {
  const diagnoses = await diagnose({
    homeDirectory,
    environment: {
      HEADWATER_BASE_URL: baseUrl,
      HEADWATER_IMS_URL: baseUrl,
      HEADWATER_IMS_ORG: 'ORG@AdobeOrg',
      HEADWATER_CLIENT_ID: clientId,
      HEADWATER_CLIENT_SECRET: CLIENT_SECRET,
      HEADWATER_SANDBOX: 'dev',
    },
  });
  const failed = diagnoses.find(({ outcome }) => outcome === 'failed');
  expect(failed?.name).toBe(failing);
  const shown = JSON.stringify(diagnoses);
  expect(shown).toContain('Refused');
  expect(shown).not.toContain(CLIENT_SECRET);
  expect(shown).not.toContain(TOKEN);
});

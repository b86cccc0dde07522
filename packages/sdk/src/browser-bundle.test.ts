import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';
import { answer, recordingServer } from './testing/recording-server.ts';

/** The package as a browser receives it. */
async function bundle() {
  const build = await rolldown({
    input: fileURLToPath(new URL('index.ts', import.meta.url)),
    platform: 'browser',
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'iife', name: 'sdk' });
  await build.close();
  return output[0];
}

/** Globals that browsers have and this package may use; no `process`, no `Buffer`, no `require`. */
const BROWSER_GLOBALS = [
  ...['AbortController', 'AbortSignal', 'FormData', 'Headers', 'ReadableStream', 'Request', 'Response'],
  ...['TextDecoder', 'TextEncoder', 'URL', 'URLSearchParams'],
  ...['clearTimeout', 'fetch', 'performance', 'setTimeout'],
];

describe('a browser bundle', () => {
  it('imports no Node modules', async () => {
    const { code, imports, dynamicImports } = await bundle();
    expect([...imports, ...dynamicImports]).toEqual([]);
    expect(code).not.toMatch(/node:|\brequire\(/);
  });

  it('runs with browser globals only', async () => {
    const server = await recordingServer(({ path }) =>
      path.endsWith('/token/v3')
        ? answer(200, { access_token: 'token-1', expires_in: 60 })
        : answer(200, { items: [{ id: 'c-1' }, { id: 'c-2' }] }),
    );
    const { code } = await bundle();
    const use = `(async () => {
      const tokens = sdk.clientCredentials({ imsUrl: url, clientId: 'c', clientSecret: 's' });
      const client = sdk.createClient({ baseUrl: url, imsOrg: 'o', clientId: 'c', sandbox: 'dev', tokens });
      const ids = [];
      for await (const { id } of client.connections.list()) ids.push(id);
      return ids.join();
    })()`;
    const globals = BROWSER_GLOBALS.map((name) => [name, Reflect.get(globalThis, name)]);
    const context = createContext({ ...Object.fromEntries(globals), url: server.url });
    expect(await runInContext(`${code}\n${use}`, context)).toBe('c-1,c-2');
    expect(server.requests[1]?.headers.authorization).toBe('Bearer token-1');
  });
});

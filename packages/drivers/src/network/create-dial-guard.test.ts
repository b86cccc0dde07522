import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import { get as getSecurely } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { DialGuard } from '../contract/dial-guard.ts';
import { createDialGuard, type DialGuardOptions } from './create-dial-guard.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

test('an allowed private address is reached by agent and by socket', async () => {
  const port = await serve((_request, respond) => respond(200, 'here'));
  const guard = openGuard({ allowPrivate: true });
  expect((await fetchThrough(guard, `http://localhost:${port}/`)).statusCode).toBe(200);
  const socket = await guard.connect({ host: '127.0.0.1', port });
  expect(socket.remoteAddress).toBe('127.0.0.1');
  socket.destroy();
});

test.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost', '10.0.0.1', '2130706433', '0x7f.1'])(
  'without allowPrivate an agent refuses %s',
  async (host) => {
    const guard = openGuard({ allowPrivate: false });
    await expect(fetchThrough(guard, `http://${host}:1/`)).rejects.toMatchObject({ code: 'dial-refused' });
    await expect(fetchThrough(guard, `https://${host}:1/`)).rejects.toMatchObject({ code: 'dial-refused' });
  },
);

test.each(['169.254.169.254', '[fd00:ec2::254]', '[fe80::1]', '0.0.0.0', '[64:ff9b::a9fe:a9fe]'])(
  'refuses %s even with allowPrivate',
  async (host) => {
    const guard = openGuard({ allowPrivate: true });
    await expect(fetchThrough(guard, `http://${host}/`)).rejects.toMatchObject({ code: 'dial-refused' });
    const address = host.replaceAll(/[[\]]/g, '');
    await expect(guard.connect({ host: address, port: 80 })).rejects.toMatchObject({ code: 'dial-refused' });
    await expect(guard.resolve(address)).rejects.toMatchObject({ code: 'dial-refused' });
  },
);

test('refuses a name that resolves to a private address at the second lookup', async () => {
  const answers: LookupAddress[][] = [
    [{ address: '20.60.1.1', family: 4 }],
    [{ address: '127.0.0.1', family: 4 }],
  ];
  const guard = openGuard({
    allowPrivate: false,
    lookup: (_name, _options, callback) => callback(null, answers.shift() ?? []),
  });
  expect(await guard.resolve('rebinding.example')).toEqual(['20.60.1.1']);
  await expect(guard.connect({ host: 'rebinding.example', port: 80 })).rejects.toMatchObject({
    code: 'dial-refused',
    cause: expect.stringContaining('rebinding.example (127.0.0.1)'),
  });
});

test('dials only the public addresses of a name that has public and private ones', async () => {
  const guard = openGuard({
    allowPrivate: false,
    lookup: (_name, _options, callback) =>
      callback(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '20.60.1.1', family: 4 },
        { address: '::ffff:10.0.0.1', family: 6 },
      ]),
  });
  expect(await guard.resolve('mixed.example')).toEqual(['20.60.1.1']);
});

test.each(['http://169.254.169.254/latest', 'http://0.0.0.0:{PORT}/'])(
  'refuses a redirect to %s when it is followed',
  async (target) => {
    let requests = 0;
    const port = await serve((_request, respond) => {
      requests++;
      respond(302, '', { location: target.replace('{PORT}', String(port)) });
    });
    const guard = openGuard({ allowPrivate: true });
    const response = await fetchThrough(guard, `http://127.0.0.1:${port}/`);
    await expect(fetchThrough(guard, String(response.headers.location))).rejects.toMatchObject({
      code: 'dial-refused',
    });
    expect(requests).toBe(1);
  },
);

test('does not reuse a kept-alive connection for a refused address', async () => {
  const port = await serve((_request, respond) => respond(200, 'here'));
  const answers = ['127.0.0.1', '169.254.169.254'];
  const guard = openGuard({
    allowPrivate: true,
    lookup: (_name, _options, callback) => callback(null, [{ address: answers.shift() ?? '', family: 4 }]),
  });
  expect((await fetchThrough(guard, `http://first.example:${port}/`)).statusCode).toBe(200);
  await expect(fetchThrough(guard, `http://second.example:${port}/`)).rejects.toMatchObject({
    code: 'dial-refused',
  });
});

test("keeps the resolver's error for a name that does not exist", async () => {
  const notFound = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  const guard = openGuard({
    allowPrivate: true,
    lookup: (_name, _options, callback) => callback(notFound, []),
  });
  await expect(guard.resolve('missing.example')).rejects.toBe(notFound);
  await expect(guard.connect({ host: 'missing.example', port: 80 })).rejects.toBe(notFound);
});

test('rejects an aborted connect and leaves no socket open', async () => {
  const guard = openGuard({ allowPrivate: false, lookup: () => {} });
  const signal = AbortSignal.timeout(20);
  await expect(guard.connect({ host: 'silent.example', port: 80, signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
});

function openGuard(options: DialGuardOptions): DialGuard {
  const guard = createDialGuard(options);
  cleanups.push(() => guard.close());
  return guard;
}

async function fetchThrough(guard: DialGuard, url: string): Promise<IncomingMessage> {
  const isSecure = url.startsWith('https:');
  // The Azure libraries also pass the host of a URL with its brackets.
  const { hostname, port, pathname } = new URL(url);
  const request = isSecure
    ? getSecurely({ hostname, port, path: pathname, agent: guard.httpsAgent })
    : get({ hostname, port, path: pathname, agent: guard.httpAgent });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  return response;
}

type Respond = (status: number, body: string, headers?: Record<string, string>) => void;

async function serve(handle: (request: IncomingMessage, respond: Respond) => void): Promise<number> {
  const server = createServer((request, response) =>
    handle(request, (status, body, headers) => response.writeHead(status, headers).end(body)),
  ).listen(0, '127.0.0.1');
  cleanups.push(() => server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { failureOf, startSqlBrowser } from '@headwater/source-fixtures';
import { afterEach, expect, test } from 'vitest';
import { findInstancePort } from './find-instance-port.ts';

const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

/** A browser that gives everybody the same answer. */
async function answerWith(answer: Buffer): Promise<number> {
  const socket = createSocket('udp4');
  open.push(socket);
  socket.on('message', (_message, { address, port }) => socket.send(answer, port, address));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket.address().port;
}

function ask(port: number, signal = new AbortController().signal) {
  return findInstancePort({ instance: 'SALES', host: 'db.example', addresses: ['127.0.0.1'], port, signal });
}

test('finds the port of an instance in any case', async () => {
  const browser = await startSqlBrowser({ other: 1, sales: 50_123 });
  expect(await ask(browser.port)).toBe(50_123);
  browser.close();
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['garbage', Buffer.alloc(900, 0xee)],
  ['another instance', text('InstanceName;OTHER;tcp;1433;;')],
  ['no TCP', text(String.raw`InstanceName;SALES;np;\\db\pipe\sql\query;;`)],
  ['an invalid port', text('InstanceName;SALES;tcp;99999;;')],
])('rejects an answer with %s', async (_what, answer) => {
  expect(await failureOf(ask(await answerWith(answer)))).toMatchObject({ code: 'instance-not-found' });
});

test('stops asking when canceled', async () => {
  const silent = createSocket('udp4');
  open.push(silent);
  silent.bind(0, '127.0.0.1');
  await once(silent, 'listening');
  const started = performance.now();
  await expect(ask(silent.address().port, AbortSignal.timeout(100))).rejects.toThrow();
  expect(performance.now() - started).toBeLessThan(600);
});

function text(answer: string): Buffer {
  return Buffer.concat([
    Buffer.from([5, answer.length & 0xff, answer.length >> 8]),
    Buffer.from(answer, 'latin1'),
  ]);
}

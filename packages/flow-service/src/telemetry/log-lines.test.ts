import { expect, test } from 'vitest';
import { blobConnection, createTestClient, secretText } from '../testing/test-client.ts';
import { openTestService } from '../testing/test-service.ts';
import { createLogLines, type LogFormat } from './log-lines.ts';
import type { RequestLogEntry } from './request-logger.ts';

const ENTRY: RequestLogEntry = {
  requestId: 'r-1',
  method: 'GET',
  path: '/data/foundation/flowservice/connections',
  operationId: 'listConnections',
  status: 200,
  durationMs: 1.23456,
};

function lineOf(format: LogFormat, entry: RequestLogEntry): string {
  const lines: string[] = [];
  createLogLines({ format, write: (line) => lines.push(line), now: () => 0 })(entry);
  return lines.join('\n');
}

test('a line for machines is one JSON object', () => {
  expect(JSON.parse(lineOf('json', ENTRY))).toEqual({
    ...ENTRY,
    time: '1970-01-01T00:00:00.000Z',
    durationMs: 1.235,
  });
});

test('a line for people has the same content content', () => {
  expect(lineOf('text', ENTRY)).toBe(
    '1970-01-01T00:00:00.000Z GET /data/foundation/flowservice/connections 200 1.235ms listConnections r-1',
  );
});

test.each(['json', 'text'] as const)(
  'a path can neither start a new line nor control a terminal: %s',
  (format) => {
    const line = lineOf(format, { ...ENTRY, path: '/a\nb\r\u001b[31m\u2028\u009b c\ud800' });

    for (const character of ['\n', '\r', '\u001b']) expect(line).not.toContain(character);
    if (format === 'text') expect(line).toContain('/a%0Ab%0D%1B[31m%E2%80%A8%C2%9B%20c%EF%BF%BD ');
  },
);

test.each(['json', 'text'] as const)('every request is one line without secrets: %s', async (format) => {
  const lines: string[] = [];
  const logger = createLogLines({ format, write: (line) => lines.push(line) });
  const { service, fetch, close } = await openTestService({ logger });
  try {
    const client = await createTestClient(fetch, service.client, 'dev');
    const secret = secretText();
    const params = { connectionString: secret };
    const auth = { specName: 'ConnectionString', params };
    const { headers } = await client.call('POST', '/connections', { body: blobConnection({ auth }) });
    await client.call('GET', `/connections?property=name==${secret}`, { headers: { cookie: secret } });
    await client.call('GET', '/connections', { headers: { authorization: `Bearer ${secret}` } });

    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(String(headers.get('x-request-id')));
    expect(lines[1]).toContain('createConnection');
    expect(lines[3]).toContain('401013');
    expect(lines.join('\n')).not.toContain(secret);
    expect(lines.join('\n')).not.toContain(service.client.clientSecret);
  } finally {
    await close();
  }
});

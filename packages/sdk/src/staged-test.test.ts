import type { ServerResponse } from 'node:http';
import type { TestReport, TestStage } from '@headwater/models';
import { describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { answer, brokenConnection, inTurn, type Reply, recordingServer } from './testing/recording-server.ts';
import { TOKEN, testClient } from './testing/test-client.ts';

const STAGES: readonly TestStage[] = [
  { name: 'parse', outcome: 'passed', durationMs: 1 },
  { name: 'resolve', outcome: 'failed', durationMs: 2, detail: 'Zürich' },
];
const OUTCOME = { result: false, startedAt: 1, durationMs: 3 };
const LINES = [...STAGES.map((stage) => ({ kind: 'stage', stage })), { kind: 'outcome', ...OUTCOME }].map(
  (line) => `${JSON.stringify(line)}\n`,
);

function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'x-request-id': 'r-1' });
}

/** Sends the pieces unchanged, then ends or closes the connection. */
function pieces(texts: readonly (string | Uint8Array)[], end: 'end' | 'destroy' = 'end'): Reply {
  return (response) => {
    begin(response);
    for (const text of texts.slice(0, -1)) response.write(text);
    response.write(texts.at(-1), () => response[end]());
  };
}

async function testWith(
  reply: Reply,
  options: { signal?: AbortSignal } = {},
): Promise<{ report: TestReport; reported: readonly TestStage[] }> {
  const server = await recordingServer(() => reply);
  const reported: TestStage[] = [];
  const onStage = (stage: TestStage): void => void reported.push(stage);
  const report = await testClient(server.url).headwater.testConnection('c-1', { onStage, ...options });
  return { report, reported };
}

describe('a streamed test', () => {
  it('reports each stage before the next one is sent', async () => {
    const sent = Promise.withResolvers<ServerResponse>();
    const server = await recordingServer(() => (response) => {
      begin(response);
      response.write(LINES[0]);
      sent.resolve(response);
    });
    const reported: string[] = [];
    const report = await testClient(server.url).headwater.testDraft(
      { connectionSpec: { id: 's', version: '1.0' } },
      {
        onStage: async ({ name }) => {
          reported.push(name);
          if (name === 'parse') (await sent.promise).end(LINES.slice(1).join(''));
        },
      },
    );

    expect(reported).toEqual(['parse', 'resolve']);
    expect(report).toEqual({ ...OUTCOME, stages: STAGES });
    expect(server.requests).toMatchObject([
      { method: 'POST', path: '/headwater/connections/test', headers: { accept: 'application/x-ndjson' } },
    ]);
  });

  it('reads lines regardless of how the network splits them', async () => {
    const bytes = Buffer.from(LINES.join(''));
    const { report, reported } = await testWith(pieces([...bytes].map((byte) => Uint8Array.of(byte))));

    expect(report).toEqual({ ...OUTCOME, stages: STAGES });
    expect(reported).toEqual(STAGES);
  });

  it.each([
    { name: 'breaks', end: 'destroy', texts: LINES.slice(0, 1) },
    { name: 'ends early', end: 'end', texts: LINES.slice(0, 1) },
    { name: 'ends within a line', end: 'end', texts: [LINES[0] ?? '', LINES[1]?.trimEnd() ?? ''] },
  ] as const)('reports the stages so far if the response $name', async ({ end, texts }) => {
    await expect(testWith(pieces(texts, end))).rejects.toMatchObject({
      name: 'NetworkError',
      code: 'test-interrupted',
      message: expect.stringContaining('after its stage "parse"'),
      stages: [STAGES[0]],
      method: 'GET',
    });
  });

  it('is an API error if the service reports that it cannot continue', async () => {
    const body = {
      type: 'https://ns.adobe.com/aep/errors/FLOW-1103-503',
      errorMessage: `No store, ${TOKEN}`,
    };
    const failure = `${JSON.stringify({ kind: 'failure', status: 503, body })}\n`;

    await expect(testWith(pieces([LINES[0] ?? '', failure]))).rejects.toMatchObject({
      name: 'ApiError',
      status: 503,
      code: 'FLOW-1103-503',
      requestId: 'r-1',
      message: expect.not.stringContaining(TOKEN),
    });
  });

  it('fails if the response contains a line that is not JSON', async () => {
    await expect(testWith(pieces(['<html>\n']))).rejects.toMatchObject({ code: 'unreadable-answer' });
  });

  it('can be aborted', async () => {
    const leaving = new AbortController();
    const server = await recordingServer(() => (response) => {
      begin(response);
      response.write(LINES[0]);
    });
    const test = testClient(server.url).headwater.testConnection('c-1', {
      signal: leaving.signal,
      onStage: () => leaving.abort(new Error('enough')),
    });

    await expect(test).rejects.toMatchObject({ code: 'aborted', cause: { message: 'enough' } });
  });

  const follow = ({ headwater }: Client) => headwater.testConnection('c-1', { onStage: () => undefined });
  it.each([
    { name: 'again after 429', trouble: answer(429), requests: 2 },
    { name: 'not again after a truncated response', trouble: brokenConnection(), requests: 1 },
    { name: 'not again after a reported stage', trouble: pieces(LINES.slice(0, 1), 'destroy'), requests: 1 },
  ])('is sent $name', async ({ trouble, requests }) => {
    const server = await recordingServer(inTurn(trouble, pieces(LINES)));
    await follow(testClient(server.url)).catch(() => undefined);
    expect(server.requests).toHaveLength(requests);
  });
});

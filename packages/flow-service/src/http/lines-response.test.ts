import { describe, expect, test } from 'vitest';
import { problem } from '../problems/service-problem.ts';
import { readLines } from '../testing/read-lines.ts';
import { toLinesResponse } from './lines-response.ts';
import type { LineSource } from './reply.ts';

/** Yields one line, then fails. */
function failing(error: Error): LineSource {
  return {
    async produce(listener) {
      listener({ kind: 'stage' });
      throw error;
    },
    leave: () => undefined,
  };
}

describe('lines that break off', () => {
  test('end with the error answer as their last line', async () => {
    const { response, ended } = toLinesResponse(failing(problem('FLOW-1103-503')), { requestId: 'r-1' });

    expect(await Array.fromAsync(readLines(response))).toEqual([
      { kind: 'stage' },
      {
        kind: 'failure',
        status: 503,
        body: expect.objectContaining({
          type: expect.stringContaining('FLOW-1103-503'),
          report: expect.objectContaining({ 'request-id': 'r-1' }),
        }),
      },
    ]);
    expect(await ended).toMatchObject({ status: 503, problem: 'FLOW-1103-503' });
  });

  test('reveal only where an unexpected error was thrown', async () => {
    const { response, ended } = toLinesResponse(failing(new Error('hush')), { requestId: 'r-1' });

    expect(await response.text()).not.toContain('hush');
    expect(await ended).toMatchObject({ status: 500, fault: { name: 'Error' } });
  });
});

test('end even if no one reads them', async () => {
  const lines: LineSource = {
    async produce(listener) {
      for (let line = 0; line < 100; line += 1) listener({ line });
    },
    leave: () => undefined,
  };

  expect(await toLinesResponse(lines, { requestId: 'r-1' }).ended).toBeUndefined();
});

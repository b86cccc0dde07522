import { describe, expect, test } from 'vitest';
import { problem } from '../problems/service-problem.ts';
import { readLines } from '../testing/read-lines.ts';
import { toLinesResponse } from './lines-response.ts';
import type { LineSource } from './reply.ts';

/** Tells one line, then fails. */
function failing(error: Error): LineSource {
  return {
    async tell(listener) {
      listener({ kind: 'stage' });
      throw error;
    },
    leave: () => undefined,
  };
}

describe('lines that break off', () => {
  test('end with what would have been answered', async () => {
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

  test('tell nothing of what was not foreseen, but where it happened', async () => {
    const { response, ended } = toLinesResponse(failing(new Error('hush')), { requestId: 'r-1' });

    expect(await response.text()).not.toContain('hush');
    expect(await ended).toMatchObject({ status: 500, fault: { name: 'Error' } });
  });
});

test('lines that nobody reads come to an end all the same', async () => {
  const lines: LineSource = {
    async tell(listener) {
      for (let line = 0; line < 100; line += 1) listener({ line });
    },
    leave: () => undefined,
  };

  expect(await toLinesResponse(lines, { requestId: 'r-1' }).ended).toBeUndefined();
});

import { setTimeout as wait } from 'node:timers/promises';
import type { Known } from '../matching/pattern.ts';
import { readBody, valueAt } from './check-exchange.ts';
import { sendExchange } from './send-exchange.ts';
import type { Target } from './target.ts';

const READY_WITHIN_MS = 120_000;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 2000;

/**
 * Waits until a new connection is no longer initializing. Until then, a target refuses to change it (FLOW-1417-400).
 *
 * @returns its current etag; nothing if the target does not return the connection
 */
export async function waitUntilReady(id: string, target: Target, known: Known): Promise<string | undefined> {
  const deadline = Date.now() + READY_WITHIN_MS;
  const exchange = { send: `GET /connections/${id}`, answer: { status: 200 } };
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const answer = await sendExchange(exchange, target, known);
    const item = valueAt(readBody(answer), ['items', 0]);
    const isReady = valueAt(item, ['state']) !== 'initializing' || Date.now() > deadline;
    const etag = valueAt(item, ['etag']);
    if (isReady) return typeof etag === 'string' ? etag : undefined;
    await wait(pauseMs);
  }
}

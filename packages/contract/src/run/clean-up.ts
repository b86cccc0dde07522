import type { Exchange } from '../contract-case.ts';
import { readBody, valueAt } from './check-exchange.ts';
import type { ContractRun } from './run-case.ts';
import { type SentAnswer, sendExchange } from './send-exchange.ts';

/**
 * Deletes every connection that a run has created, including those whose response was lost.
 *
 * @returns ids of the connections that still exist
 */
export async function cleanUp(run: ContractRun): Promise<readonly string[]> {
  const left: string[] = [];
  for (const id of new Set([...run.created, ...(await findByPrefix(run))])) {
    const answer = await send(run, `DELETE /connections/${id}`);
    const isGone = answer !== undefined && (answer.status < 300 || answer.status === 404);
    if (!isGone) left.push(id);
  }
  return left;
}

/** The newest come first, and a run creates fewer than a page contains. */
async function findByPrefix(run: ContractRun): Promise<readonly string[]> {
  const answer = await send(run, 'GET /connections?limit=100');
  const items = answer && valueAt(readBody(answer), ['items']);
  if (!Array.isArray(items)) return [];
  return items
    .filter((item: { name?: unknown }) => String(item.name).startsWith(String(run.known.prefix)))
    .map((item: { id?: unknown }) => String(item.id));
}

/** @returns nothing if the target does not respond, so that the others are still tried */
async function send({ target, known }: ContractRun, line: string): Promise<SentAnswer | undefined> {
  const exchange: Exchange = { send: line, answer: { status: 200 } };
  return await sendExchange(exchange, target, known).catch(() => undefined);
}

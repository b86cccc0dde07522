import type { Exchange } from '../contract-case.ts';
import { readBody, valueAt } from './judge-exchange.ts';
import type { ContractRun } from './run-case.ts';
import { type SentAnswer, sendExchange } from './send-exchange.ts';

/**
 * Deletes every connection that a run has made, also those whose answer was lost.
 *
 * @returns ids of those that are still there
 */
export async function cleanUp(run: ContractRun): Promise<readonly string[]> {
  const left: string[] = [];
  for (const id of new Set([...run.created, ...(await findByPrefix(run))])) {
    const { status } = await send(run, `DELETE /connections/${id}`);
    if (status >= 300 && status !== 404) left.push(id);
  }
  return left;
}

/** The newest come first, and a run makes fewer than a page holds. */
async function findByPrefix(run: ContractRun): Promise<readonly string[]> {
  const items = valueAt(readBody(await send(run, 'GET /connections?limit=100')), ['items']);
  if (!Array.isArray(items)) return [];
  return items
    .filter((item: { name?: unknown }) => String(item.name).startsWith(String(run.known.prefix)))
    .map((item: { id?: unknown }) => String(item.id));
}

async function send({ target, known }: ContractRun, line: string): Promise<SentAnswer> {
  const exchange: Exchange = { send: line, answer: { status: 200 } };
  return await sendExchange(exchange, target, known);
}

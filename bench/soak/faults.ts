import type { FaultRule } from '@headwater/models';
import type { Client } from '@headwater/sdk';

const refuse = (status: 401 | 403 | 409 | 412 | 429 | 503, probability: number): FaultRule => ({
  effect: { kind: 'refuse', status },
  probability,
});

/** Rare enough for most requests to succeed, frequent enough for every pair of faults to occur together. */
const RULES: readonly FaultRule[] = [
  refuse(401, 0.01),
  refuse(403, 0.01),
  refuse(409, 0.01),
  refuse(412, 0.01),
  refuse(503, 0.01),
  { effect: { kind: 'refuse', status: 429, retryAfterSeconds: 0 }, probability: 0.02 },
  { effect: { kind: 'refuse', status: 503, retryAfterSeconds: 0 }, probability: 0.01 },
  { effect: { kind: 'delay', delayMs: 5 }, probability: 0.1 },
  { effect: { kind: 'delay', delayMs: 200 }, probability: 0.01 },
  { effect: { kind: 'cut' }, probability: 0.03 },
  { operationId: 'listConnections', effect: { kind: 'truncate' }, probability: 0.2 },
];

/** Faults belong to a process, so they must be set again after each start. */
export async function injectFaults({ headwater }: Client): Promise<void> {
  for (const rule of RULES) await headwater.addFault(rule);
}

/** How often each effect occurred. */
export async function countFaults({ headwater }: Client): Promise<number> {
  const { items } = await headwater.listFaults();
  return items.reduce((sum, { injected }) => sum + injected, 0);
}

import { randomInt, randomUUID } from 'node:crypto';
import type { Fault, FaultRule } from '@headwater/models';
import { createRandom } from './random.ts';

/** The faults to inject. They are kept in this process only. */
export interface FaultRules {
  add(rule: FaultRule): Fault;
  list(): readonly Fault[];
  clear(): void;
  /** Returns the effects of every rule that applies, in the order the rules were added. */
  draw(operation: { operationId: string; isOurs: boolean }): readonly Fault['effect'][];
}

interface Entry {
  fault: Fault;
  random: () => number;
}

export function createFaultRules(): FaultRules {
  let entries: Entry[] = [];
  return {
    add(rule) {
      const { probability = 1, seed = randomInt(2 ** 32) } = rule;
      const fault = { ...rule, id: randomUUID(), probability, seed, matched: 0, injected: 0 };
      entries.push({ fault, random: createRandom(seed) });
      return { ...fault };
    },
    list: () => entries.map(({ fault }) => ({ ...fault })),
    clear() {
      entries = [];
    },
    draw(operation) {
      return entries.filter((entry) => takesTurn(entry, operation)).map(({ fault }) => fault.effect);
    },
  };
}

/** A rule without an operation applies only to the platform's operations, so that Headwater's own keep working. */
function takesTurn(
  { fault, random }: Entry,
  { operationId, isOurs }: { operationId: string; isOurs: boolean },
): boolean {
  const { times = Infinity, probability } = fault;
  const isMeant = fault.operationId === undefined ? !isOurs : fault.operationId === operationId;
  if (!isMeant || fault.injected >= times) return false;
  fault.matched += 1;
  if (random() >= probability) return false;
  fault.injected += 1;
  return true;
}

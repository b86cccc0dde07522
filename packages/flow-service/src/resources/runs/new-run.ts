import { type FlowRow, type RunRow, takeRandomBytes } from '@headwater/flow-store';
import { v7 as createUuid } from 'uuid';
import type { CreationFields } from '../entities/audit-fields.ts';

/** Crockford's alphabet, in which a ULID is written. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A scheduled run of a flow. */
export function newRun(
  { id, flowSpec }: Pick<FlowRow, 'id' | 'flowSpec'>,
  audit: CreationFields,
  planned: Pick<RunRow, 'window' | 'dueAt'> & Partial<Pick<RunRow, 'params' | 'retryOf'>>,
): RunRow {
  return {
    ...audit,
    id: createUuid({ random: takeRandomBytes(16) }),
    flowId: id,
    flowSpec,
    state: 'scheduled',
    batchId: createUlid(audit.createdAt),
    ...planned,
  };
}

/** @param now Epoch milliseconds. */
export function createUlid(now: number): string {
  const random = [...takeRandomBytes(16)].map((byte) => ALPHABET[byte % 32]).join('');
  const time = Array.from({ length: 10 }, (_, index) => ALPHABET[Math.floor(now / 32 ** (9 - index)) % 32]);
  return `${time.join('')}${random}`;
}

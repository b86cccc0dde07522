import { randomUUID } from 'node:crypto';
import type { ConnectionRow } from '../../domain/connection-store.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Store } from '../../domain/store.ts';

/** A sandbox for one test. */
export function newScope(): Scope {
  return { imsOrgId: `${randomUUID()}@AdobeOrg`, sandboxName: 'dev' };
}

/** A connection with the given values, and defaults for the rest. */
export function connectionRow(values: Partial<ConnectionRow> = {}): ConnectionRow {
  return {
    id: randomUUID(),
    name: 'Orders',
    connectionSpecId: '4c10e202-c428-4796-9208-5f1f5732b1cf',
    connectionSpecVersion: '1.0',
    state: 'enabled',
    etag: '"1"',
    createdAt: 1_700_000_000_000,
    updatedAt: 1_700_000_000_000,
    createdBy: 'someone@AdobeID',
    updatedBy: 'someone@AdobeID',
    createdClient: 'client',
    updatedClient: 'client',
    ...values,
  };
}

export async function insertAll(store: Store, scope: Scope, rows: readonly ConnectionRow[]): Promise<void> {
  await Promise.all(rows.map((row) => store.connections.insert(scope, row)));
}

export const idsOf = (rows: readonly ConnectionRow[]): string[] => rows.map(({ id }) => id);

/** Compares by code point, like stores; JavaScript's own order is by UTF-16 unit. */
export function compare(left: string | number, right: string | number): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return Buffer.compare(Buffer.from(String(left)), Buffer.from(String(right)));
}

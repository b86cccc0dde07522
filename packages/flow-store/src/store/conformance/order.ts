import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConnectionOrder, ConnectionRow } from '../../domain/connection-store.ts';
import type { Store } from '../../domain/store.ts';
import { FIELDS, fieldOf } from './field-of.ts';
import { compare, connectionRow, idsOf, insertAll, newScope } from './rows.ts';

const TEXTS = ['a', 'a', 'B', '', 'é', 'ab', '_', '%', 'ﬀ', '🜁'] as const;
const STATES = ['enabled', 'disabled', 'draft'] as const;

/** Rows with many ties and missing values, whose order differs by byte, by UTF-16 unit and by language. */
const rows: readonly ConnectionRow[] = Array.from({ length: 30 }, (_, index) => {
  const text = TEXTS[index % TEXTS.length] ?? '';
  const auth = { specName: text, openParams: {}, secretNames: [] };
  return connectionRow({
    id: randomUUID(),
    name: text,
    ...(index % 3 === 0 ? {} : { description: text }),
    ...(index % 4 === 0 ? {} : { providerId: text }),
    ...(index % 5 === 0 ? {} : { auth }),
    state: STATES[index % STATES.length] ?? 'draft',
    connectionSpecId: `spec ${index % 2}`,
    connectionSpecVersion: `${index % 12}.0`,
    createdAt: 1_700_000_000_000 + (index % 7),
    updatedAt: index % 11,
    createdBy: text,
    updatedBy: text,
    createdClient: text,
    updatedClient: text,
  });
});

export function testOrder(store: () => Store): void {
  describe('the order of a list', () => {
    const scope = newScope();
    const list = async (order?: ConnectionOrder) => {
      if ((await store().connections.count(scope, [])) === 0) await insertAll(store(), scope, rows);
      return idsOf(
        (await store().connections.list(scope, { conditions: [], limit: 100, ...(order && { order }) })).rows,
      );
    };

    it('is newest first by default', async () => {
      expect(await list()).toEqual(sorted({ field: 'createdAt', direction: 'descending' }));
    });

    for (const field of FIELDS) {
      for (const direction of ['ascending', 'descending'] as const) {
        it(`is by ${field}, ${direction}, with ties broken by id`, async () => {
          expect(await list({ field, direction })).toEqual(sorted({ field, direction }));
        });
      }
    }
  });
}

function sorted({ field, direction }: ConnectionOrder): string[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const inOrder = rows.toSorted(
    (left, right) =>
      sign * (compare(fieldOf(left, field), fieldOf(right, field)) || compare(left.id, right.id)),
  );
  return idsOf(inOrder);
}

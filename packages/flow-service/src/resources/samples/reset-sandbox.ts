import type { AuditedCall, ResourceRow, ResourceStore, Store } from '@headwater/flow-store';
import type { Handler } from '../../gateway/handler.ts';
import type { Services } from '../../gateway/services.ts';
import { ok } from '../../http/reply.ts';
import { FLOW } from '../flows/flow-entity.ts';
import { SOURCE_CONNECTION } from '../source-connections/source-connection-entity.ts';
import { TARGET_CONNECTION } from '../target-connections/target-connection-entity.ts';
import { requireDevelopment } from './require-development.ts';

/** Number of connections per deletion, which the store executes as one write. */
const BATCH = 100;

/** Each deletion is audited like any other. */
export const resetSandbox: Handler<'resetSandbox'> = async (call, services) => {
  await requireDevelopment(call.scope, services);
  const { store, audit } = services;
  // A connection cannot be deleted while a flow uses it.
  for (const entity of [FLOW, SOURCE_CONNECTION, TARGET_CONNECTION]) {
    await deleteAll(entity, call, services);
  }
  let deleted = 0;
  for (;;) {
    const { rows } = await store.connections.list(call.scope, { conditions: [], limit: BATCH });
    if (rows.length === 0) return ok({ deleted });
    const outcomes = await Promise.all(
      rows.map(({ id }) =>
        store.connections.delete(call.scope, id, (before) => audit.record('resetSandbox', call, { before })),
      ),
    );
    deleted += outcomes.filter(Boolean).length;
  }
};

/** Entities of one kind, as far as deleting them goes. */
interface Deletable {
  noun: string;
  of(store: Store): Pick<ResourceStore<ResourceRow, never>, 'list' | 'delete'>;
}

async function deleteAll(
  { noun, of }: Deletable,
  call: AuditedCall,
  { store, audit }: Pick<Services, 'store' | 'audit'>,
): Promise<void> {
  for (;;) {
    const { rows } = await of(store).list(call.scope, { conditions: [], limit: BATCH });
    if (rows.length === 0) return;
    const remove = (id: string): Promise<boolean> =>
      of(store).delete(call.scope, id, (before) =>
        audit.recordObject('resetSandbox', call, { kind: noun, before }),
      );
    await Promise.all(rows.map(({ id }) => remove(id)));
  }
}

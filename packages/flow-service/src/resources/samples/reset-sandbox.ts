import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { requireDevelopment } from './require-development.ts';

/** Number of connections per deletion, which the store executes as one write. */
const BATCH = 100;

/** Each deletion is audited like any other. */
export const resetSandbox: Handler<'resetSandbox'> = async (call, services) => {
  await requireDevelopment(call.scope, services);
  const { store, audit } = services;
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

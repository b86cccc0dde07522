import type { ConnectionField, ConnectionRow, ListQuery, SandboxScope, Store } from '@headwater/flow-store';
import type { Connection } from '@headwater/models';
import type { ListSource } from '../lists/list-page.ts';
import type { PageCriteria } from '../lists/page-token.ts';
import { CONNECTION_FIELDS } from './connection-filter.ts';
import { toConnection } from './connection-view.ts';

/** The connections of a sandbox, as an endpoint lists them. */
export function listOfConnections(
  { connections }: Store,
  scope: SandboxScope,
  endpoint: Pick<ListSource<never, never, never>, 'path' | 'maxLimit' | 'isSearch'>,
): ListSource<ConnectionField, ConnectionRow, Connection> {
  return {
    ...endpoint,
    kind: 'connections',
    fields: CONNECTION_FIELDS,
    async list(query, criteria) {
      const attention = toAttention(criteria);
      return await connections.list(scope, { ...query, ...(attention === undefined ? {} : { attention }) });
    },
    count: (conditions) => connections.count(scope, conditions),
    toItem: (row) => toConnection(row, scope),
  };
}

function toAttention({ attention, expiringBefore = 0 }: PageCriteria): ListQuery['attention'] {
  return attention === 'expiring' ? { expiringBefore } : attention;
}

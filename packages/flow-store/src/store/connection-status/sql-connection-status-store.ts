import type { TestReport } from '@headwater/models';
import type { RawBuilder } from 'kysely';
import type {
  ConnectionStatus,
  ConnectionStatusStore,
  ConnectionTest,
} from '../../domain/connection-status-store.ts';
import type { SqlAccess } from '../database/sql-access.ts';
import { type StatusRecord, statusQueriesIn, type TestRecord } from './status-queries.ts';

export function createSqlConnectionStatusStore({
  database,
  write,
}: Pick<SqlAccess, 'database' | 'write'>): ConnectionStatusStore {
  const list = async (query: RawBuilder<StatusRecord>): Promise<readonly ConnectionStatus[]> =>
    (await query.execute(database)).rows.map(fromStatusRecord);
  const count = async (query: RawBuilder<{ count: number }>): Promise<number> =>
    (await query.execute(database)).rows[0]?.count ?? 0;
  return {
    async recordTest(scope, test) {
      const put = statusQueriesIn(scope).putTest(toTestRecord(test));
      await write((transaction) => put.execute(transaction));
    },
    find: async (scope, ids) => (ids.length === 0 ? [] : await list(statusQueriesIn(scope).find(ids))),
    listFailing: (scope, limit) => list(statusQueriesIn(scope).listFailing(limit)),
    countFailing: (scope) => count(statusQueriesIn(scope).countFailing()),
    listExpiring: (scope, { before, limit }) => list(statusQueriesIn(scope).listExpiring(before, limit)),
    countExpiring: (scope, before) => count(statusQueriesIn(scope).countExpiring(before)),
    countTested: (scope) => count(statusQueriesIn(scope).countTested()),
  };
}

function toTestRecord({ connectionId, authRevision = '', report, testedBy }: ConnectionTest): TestRecord {
  return {
    connection_id: connectionId,
    auth_revision: authRevision,
    result: report.result ? 1 : 0,
    tested_at: report.startedAt,
    tested_by: testedBy,
    report: JSON.stringify(report),
  };
}

function fromStatusRecord(record: StatusRecord): ConnectionStatus {
  const { id, name, secrets_expire_at, auth_revision, tested_revision, tested_by, report } = record;
  const isTested = report !== null && tested_by !== null;
  return {
    id,
    name,
    ...(isTested && {
      lastTest: {
        report: JSON.parse(report) as TestReport,
        testedBy: tested_by,
        isStale: tested_revision !== auth_revision,
      },
    }),
    ...(secrets_expire_at !== null && { secretsExpireAt: secrets_expire_at }),
  };
}

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ListQuery } from '../../domain/connection-store.ts';
import type { Scope } from '../../domain/scope.ts';
import type { ConnectionTable, ConnectionTestTable } from '../database/tables.ts';

/** A connection with its last test in SQL; the columns of the test are null if it was never tested. */
export interface StatusRecord extends Pick<ConnectionTable, 'id' | 'name' | 'secrets_expire_at'> {
  auth_revision: string;
  tested_revision: string | null;
  tested_by: string | null;
  report: string | null;
}

export type TestRecord = Omit<ConnectionTestTable, 'ims_org_id' | 'sandbox_name'>;

interface Count {
  count: number;
}

/** All queries about the last tests of one sandbox. */
export interface StatusQueries {
  putTest(test: TestRecord): RawBuilder<unknown>;
  find(ids: readonly string[]): RawBuilder<StatusRecord>;
  listFailing(limit: number): RawBuilder<StatusRecord>;
  countFailing(): RawBuilder<Count>;
  listExpiring(before: number, limit: number): RawBuilder<StatusRecord>;
  countExpiring(before: number): RawBuilder<Count>;
  countTested(): RawBuilder<Count>;
  /** True if a connection of a list needs attention. */
  needs(attention: NonNullable<ListQuery['attention']>): RawBuilder<SqlBool>;
}

/** The revision of the connection's current auth block; a test stores the revision it was run with. */
const REVISION = sql`coalesce(connections.auth_revision, '')`;
const FIELDS = sql`connections.id, connections.name, connections.secrets_expire_at, ${REVISION} as auth_revision,
  connection_tests.auth_revision as tested_revision, connection_tests.tested_by, connection_tests.report`;
const OF_THE_SAME = sql`connection_tests.ims_org_id = connections.ims_org_id
  and connection_tests.sandbox_name = connections.sandbox_name and connection_tests.connection_id = connections.id`;
const WITH_TESTS = sql`connections left join connection_tests on ${OF_THE_SAME}`;

export function statusQueriesIn({ imsOrgId, sandboxName }: Scope): StatusQueries {
  const ofConnections = sql`connections.ims_org_id = ${imsOrgId} and connections.sandbox_name = ${sandboxName}`;
  const ofTests = sql`connection_tests.ims_org_id = ${imsOrgId} and connection_tests.sandbox_name = ${sandboxName}`;
  const failing = sql`connection_tests join connections on ${OF_THE_SAME}
    where ${ofTests} and connection_tests.result = 0 and connection_tests.auth_revision = ${REVISION}`;
  const expiring = (before: number) => sql`${ofConnections} and connections.secrets_expire_at < ${before}`;
  return {
    // Selected from the connection, so that nothing is stored for a deleted one.
    putTest: (test) => sql`insert into connection_tests
      (ims_org_id, sandbox_name, connection_id, auth_revision, result, tested_at, tested_by, report)
      select ims_org_id, sandbox_name, id, ${test.auth_revision}, ${test.result}, ${test.tested_at}, ${test.tested_by},
        ${test.report}
      from connections where ${ofConnections} and id = ${test.connection_id}
      on conflict (ims_org_id, sandbox_name, connection_id) do update set auth_revision = excluded.auth_revision,
        result = excluded.result, tested_at = excluded.tested_at, tested_by = excluded.tested_by,
        report = excluded.report`,
    find: (ids) => sql`select ${FIELDS} from ${WITH_TESTS}
      where ${ofConnections} and connections.id in (${sql.join([...ids])}) order by connections.id`,
    listFailing: (limit) => sql`select ${FIELDS} from ${failing}
      order by connection_tests.tested_at desc, connection_tests.connection_id desc limit ${limit}`,
    countFailing: () => sql`select count(*) as count from ${failing}`,
    listExpiring: (before, limit) => sql`select ${FIELDS} from ${WITH_TESTS} where ${expiring(before)}
      order by connections.secrets_expire_at, connections.id limit ${limit}`,
    countExpiring: (before) => sql`select count(*) as count from connections where ${expiring(before)}`,
    // Failing connections are selected once for the whole list.
    needs: (attention) =>
      attention === 'failing'
        ? sql`id in (select connections.id from ${failing})`
        : sql`secrets_expire_at < ${attention.expiringBefore}`,
    countTested: () => sql`select count(*) as count from connection_tests where ${ofTests}`,
  };
}

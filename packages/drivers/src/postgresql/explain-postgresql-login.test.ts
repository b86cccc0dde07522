import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import { explainPostgresLogin } from './explain-postgresql-login.ts';
import { POSTGRES_FAILURES } from './postgresql-failures.ts';
import type { PostgresTarget } from './postgresql-target.ts';

const TARGET: PostgresTarget = {
  host: 'db.example.com',
  port: 5432,
  database: 'sales',
  user: 'reader',
  password: 'right-password',
  encryption: 'required',
  verify: 'nothing',
};

function explain(
  fields: { code: string; routine?: string; message?: string },
  target: Partial<PostgresTarget> = {},
) {
  const { message = '', ...rest } = fields;
  const error = Object.assign(new DatabaseError(message, message.length, 'error'), rest);
  return explainPostgresLogin(error, { target: { ...TARGET, ...target } });
}

test.each([
  ['auth_failed', 'LDAP authentication failed for user "reader"', 'password-refused-elsewhere', 'you'],
  ['auth_failed', 'PAM authentication failed for user "reader"', 'password-refused-elsewhere', 'you'],
  ['ClientAuthentication', 'no pg_hba.conf entry for host "10.0.0.1"', 'host-not-allowed', 'source-admin'],
  [
    'ClientAuthentication',
    'connection requires a valid client certificate',
    'client-certificate-required',
    'source-admin',
  ],
  ['InitializeSessionUserId', 'role "reader" does not exist', 'login-not-permitted', 'source-admin'],
])('28000 of %s (%s) is %s', (routine, message, code, fixableBy) => {
  const failure = explain({ code: '28000', routine, message });
  expect(failure).toMatchObject({ code, fixableBy });
  expect(POSTGRES_FAILURES).toHaveProperty([code, 'stage'], 'authenticate');
});

// Messages of PgBouncer, RDS Proxy, Supavisor and Neon's proxy; none names a routine.
test.each([
  ['08P01', 'unsupported startup parameter: options', 'pooler-setting-refused'],
  ['08P01', 'unsupported startup parameter in options: bytea_output', 'pooler-setting-refused'],
  [
    '0A000',
    'Feature not supported: RDS Proxy currently doesn’t support command-line options.',
    'pooler-setting-refused',
  ],
  ['08P01', 'no such database: sales', 'pooler-database-unknown'],
  ['08P01', 'database "sales" does not exist', 'pooler-database-unknown'],
  ['XX000', 'Tenant or user not found', 'pooler-user-unknown'],
  ['28000', 'This RDS Proxy has no credentials for the role reader.', 'pooler-user-unknown'],
  ['XX000', 'Endpoint ID is not specified.', 'pooler-user-unknown'],
  ['08P01', 'SASL authentication failed', 'password-wrong'],
  ['28P01', "password authentication failed for user 'reader'", 'password-wrong'],
  ['08P01', 'password authentication failed for user "other"', 'pooler-server-refused'],
  ['08P01', 'SSL required', 'encryption-required'],
  ['28000', 'This RDS Proxy requires TLS connections.', 'encryption-required'],
  ['08P01', 'no more connections allowed (max_client_conn)', 'source-busy'],
  ['XX000', 'Max client connections reached, pool is full', 'source-busy'],
  ['08P01', 'query_wait_timeout', 'pooler-server-unreachable'],
  [
    '08P01',
    'server login has been failing, try again later (server_login_retry)',
    'pooler-server-unreachable',
  ],
  ['08P01', 'transaction blocks not allowed in statement pooling mode', 'pooler-mode-unsupported'],
  ['08P01', 'bouncer config error', 'pooler-refused'],
])('%s "%s" of a pooler is %s, at authenticate', (code, message, expected) => {
  const failure = explain({ code, message });
  expect(failure.code).toBe(expected);
  expect(POSTGRES_FAILURES).toHaveProperty([expected, 'stage'], 'authenticate');
});

test.each([
  ['sales.abc123.eu-west-1.rds.amazonaws.com', 'security group'],
  ['sales.postgres.database.azure.com', 'Networking'],
  ['ep-cool.eu-central-1.aws.neon.tech', 'IP Allow'],
  ['db.abc.supabase.co', 'Network Restrictions'],
  ['abc.def.europe-west1.sql.goog', 'Authorized networks'],
])('does not advise editing pg_hba.conf on %s', (host, advice) => {
  const { nextStep } = explain({ code: '28000', routine: 'ClientAuthentication' }, { host });
  expect(nextStep).toContain(advice);
  expect(nextStep).not.toContain('to pg_hba.conf');
});

test('advises encryption first for a refused address without encryption', () => {
  const refused = { code: '28000', routine: 'ClientAuthentication' };
  expect(explain(refused, { encryption: 'off' }).nextStep).toMatch(/^Turn encryption on/);
  expect(explain(refused).nextStep).toContain('to pg_hba.conf');
});

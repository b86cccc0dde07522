import {
  type DatabaseDialect,
  readDatabaseConnectionString,
} from '../connection-strings/database-connection-string.ts';
import { type DatabaseRules, lintDatabase, namesDatabase, namesDriver } from './database-rules.ts';
import type { ValueLinter } from './value-linter.ts';

const PASSWORD = { synonyms: ['Password'] };
const GREENPLUM: DatabaseDialect<string> = {
  keywords: {
    HOST: { synonyms: ['HostName', 'Server'] },
    PORT: { synonyms: ['PortNumber'] },
    DB: { synonyms: ['Database'] },
    UID: { synonyms: ['User', 'Username', 'LogonID'] },
    PWD: PASSWORD,
    EncryptionMethod: { synonyms: ['EM'], allowed: ['0', '1', '6'] },
    ValidateServerCertificate: { synonyms: ['VSC'], allowed: ['0', '1'] },
  },
  server: 'HOST',
  port: 'PORT',
  database: 'DB',
  user: 'UID',
  password: 'PWD',
};
const VERTICA: DatabaseDialect<string> = {
  keywords: {
    Server: { synonyms: ['ServerName', 'Host'] },
    Port: {},
    Database: { synonyms: ['DB'] },
    UID: { synonyms: ['User', 'UserName'] },
    PWD: PASSWORD,
    SSLMode: { allowed: ['disable', 'allow', 'prefer', 'require', 'verify_ca', 'verify_full'] },
  },
  server: 'Server',
  port: 'Port',
  database: 'Database',
  user: 'UID',
  password: 'PWD',
};
const TERADATA: DatabaseDialect<string> = {
  keywords: {
    DBCName: { synonyms: ['DBCNameAlias', 'Host', 'Server'] },
    TdmstPortNumber: {},
    DefaultDatabase: { synonyms: ['Database'] },
    Uid: { synonyms: ['Username', 'User'] },
    Pwd: PASSWORD,
    MechanismName: { synonyms: ['Authentication'] },
    SSLMode: { allowed: ['Disable', 'Allow', 'Prefer', 'Require', 'Verify-CA', 'Verify-Full'] },
    UseDataEncryption: { allowed: ['0', '1', 'yes', 'no'] },
    CharacterSet: {},
  },
  server: 'DBCName',
  port: 'TdmstPortNumber',
  user: 'Uid',
  password: 'Pwd',
};

/** Keyed by the service in the specs. Databases with their own parser have their own linter. */
const DATABASES: ReadonlyMap<string | undefined, DatabaseRules<string>> = new Map([
  // Greenplum is based on PostgreSQL and listens on the same port.
  ['greenplum', { dialect: GREENPLUM, service: 'postgresql' }],
  ['teradata', { dialect: TERADATA, service: 'teradata' }],
  ['vertica', { dialect: VERTICA, service: 'vertica' }],
]);

/** Checks the connection string of a database that differs from others only in its keywords. */
export const databaseConnectionStringLinter: ValueLinter = {
  name: 'database-connection-string',
  label: 'a connection string with semicolon-separated parts',
  isGeneric: true,
  hasBracedValues: true,
  recognizes: (text) => [...DATABASES.values()].some(({ dialect }) => namesDatabase(text, dialect)),
  claims: namesDriver,
  lint(text, { service }) {
    const rules = DATABASES.get(service);
    return rules ? lintDatabase(text, readDatabaseConnectionString(text, rules.dialect), rules) : [];
  },
};

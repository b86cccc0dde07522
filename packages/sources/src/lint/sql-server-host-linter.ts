import { readSqlServerHost } from '../connection-strings/sql-server-host.ts';
import { looksLikeAddress } from './address-shape.ts';
import { lintSqlServerHost } from './sql-server-host-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Checks a server name in a parameter of its own. */
export const sqlServerHostLinter: ValueLinter = {
  name: 'sql-server-host',
  label: 'the host name of a SQL Server instance',
  claims: looksLikeAddress,
  recognizes: (text) => !text.includes('=') && readSqlServerHost(text).isAzure,
  lint(text, { service }) {
    const server = readSqlServerHost(text);
    return [...server.problems, ...lintSqlServerHost(server, service)];
  },
};

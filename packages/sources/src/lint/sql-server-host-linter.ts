import { readSqlServerHost } from '../connection-strings/sql-server-host.ts';
import { looksLikeAddress } from './address-shape.ts';
import { lintSqlServerHost } from './sql-server-host-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Judges the name of a server that is given on its own. */
export const sqlServerHostLinter: ValueLinter = {
  name: 'sql-server-host',
  label: 'the host name of a SQL server',
  claims: looksLikeAddress,
  recognizes: (text) => !text.includes('=') && readSqlServerHost(text).isAzure,
  lint(text, { service }) {
    const server = readSqlServerHost(text);
    return [...server.problems, ...lintSqlServerHost(server, service)];
  },
};

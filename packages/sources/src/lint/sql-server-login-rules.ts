import { findLastPart } from '../connection-strings/keywords.ts';
import type { SqlServerConnectionString } from '../connection-strings/sql-server-connection-string.ts';
import type { SqlServerKeyword } from '../connection-strings/sql-server-keywords.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import { lintRequiredParts, type RequiredPart } from './keyword-rules.ts';

/** Values of `Authentication` that use an identity of the machine or of its user instead of a password. */
const AMBIENT_AUTHENTICATION =
  /Integrated|Interactive|DeviceCodeFlow|ManagedIdentity|MSI|Default|WorkloadIdentity/i;

const LOGIN: readonly RequiredPart<SqlServerKeyword>[] = [
  { keyword: 'User ID', ...describeFinding('user-missing.sql-server') },
  { keyword: 'Password', ...describeFinding('password-missing.sql-server') },
];

/** Checks the login and the authentication mode. */
export function lintSqlServerLogin(read: SqlServerConnectionString): readonly Finding[] {
  if (read.isIntegratedSecurity) return [integratedSecurity(read)];
  if (AMBIENT_AUTHENTICATION.test(read.authentication?.replaceAll(' ', '') ?? ''))
    return [ambientAuthentication(read)];
  return [...lintRequiredParts(read.parts, LOGIN, { counts: 'last' }), ...lintUserSuffix(read)];
}

function lintUserSuffix(read: SqlServerConnectionString): Finding[] {
  const { userId, server, isSqlLogin, parts } = read;
  // A managed instance and Fabric are not logical servers, so the server name is not part of their logins.
  if (userId === undefined || !isSqlLogin || !server?.isLogicalServer) return [];
  const suffix = userId.split('@')[1];
  if (suffix === undefined || firstLabel(suffix) === firstLabel(server.host)) return [];
  return [
    warningFinding(describeFinding('user-server-mismatch'), findLastPart(parts, 'User ID')?.valueRange),
  ];
}

/** Serverless endpoints add a suffix to the workspace's name. */
function firstLabel(host: string): string | undefined {
  return host
    .toLowerCase()
    .split('.')[0]
    ?.replace(/-ondemand$/, '');
}

function integratedSecurity({ parts }: SqlServerConnectionString): Finding {
  return errorFinding(
    describeFinding('integrated-security'),
    findLastPart(parts, 'Integrated Security')?.valueRange,
  );
}

function ambientAuthentication({ parts }: SqlServerConnectionString): Finding {
  return errorFinding(
    describeFinding('authentication-not-portable.sql-server'),
    findLastPart(parts, 'Authentication')?.valueRange,
  );
}

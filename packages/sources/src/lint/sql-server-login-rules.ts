import { findLastPart } from '../connection-strings/keywords.ts';
import type { SqlServerConnectionString } from '../connection-strings/sql-server-connection-string.ts';
import type { SqlServerKeyword } from '../connection-strings/sql-server-keywords.ts';
import { errorFinding, type Finding, warningFinding } from '../finding.ts';
import { lintRequiredParts, type RequiredPart } from './keyword-rules.ts';

/** Values of `Authentication` that use an identity of the machine, or of the person at it, in place of a password. */
const AMBIENT_AUTHENTICATION =
  /Integrated|Interactive|DeviceCodeFlow|ManagedIdentity|MSI|Default|WorkloadIdentity/i;

const LOGIN: readonly RequiredPart<SqlServerKeyword>[] = [
  {
    keyword: 'User ID',
    code: 'user-missing',
    cause: 'The connection string names no user.',
    fix: 'Add User ID=… with a SQL login that may read the database.',
  },
  {
    keyword: 'Password',
    code: 'password-missing',
    cause:
      'The connection string holds no password. The one that the Azure portal shows has a gap there too.',
    fix: 'Add Password=…. A password with a semicolon, a quote or a space at an end goes into double quotes.',
  },
];

/** Judges who is to log in, and how. */
export function lintSqlServerLogin(read: SqlServerConnectionString): readonly Finding[] {
  if (read.isIntegratedSecurity) return [integratedSecurity(read)];
  if (AMBIENT_AUTHENTICATION.test(read.authentication?.replaceAll(' ', '') ?? ''))
    return [ambientAuthentication(read)];
  return [...lintRequiredParts(read.parts, LOGIN, { counts: 'last' }), ...lintUserSuffix(read)];
}

function lintUserSuffix(read: SqlServerConnectionString): Finding[] {
  const { userId, server, isSqlLogin, parts } = read;
  // A managed instance and Fabric are no logical servers: nobody looks the login up by the name of one.
  if (userId === undefined || !isSqlLogin || !server?.isLogicalServer) return [];
  const suffix = userId.split('@')[1];
  if (suffix === undefined || firstLabel(suffix) === firstLabel(server.host)) return [];
  return [
    warningFinding({
      code: 'user-server-mismatch',
      range: findLastPart(parts, 'User ID')?.valueRange,
      cause:
        'What follows the @ in the user is not the server that is connected to; Azure then looks for the login on that other server.',
      fix: 'Put the first part of the host name after the @.',
    }),
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
  return errorFinding({
    code: 'integrated-security',
    range: findLastPart(parts, 'Integrated Security')?.valueRange,
    cause:
      'Integrated Security logs in as the Windows user that runs the client. Experience Platform is not in your Windows domain, so there is nobody to log in as.',
    fix: 'Write Integrated Security=False and give User ID and Password of a SQL login.',
  });
}

function ambientAuthentication({ parts }: SqlServerConnectionString): Finding {
  return errorFinding({
    code: 'authentication-not-portable',
    range: findLastPart(parts, 'Authentication')?.valueRange,
    cause:
      'This kind of Authentication uses an identity of the machine, or of the person sitting at it. Experience Platform has neither.',
    fix: 'Remove the part and give User ID and Password of a SQL login, or use a method with a service principal where the source has one.',
  });
}

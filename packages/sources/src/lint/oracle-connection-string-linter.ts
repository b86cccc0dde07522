import { findFirstPart } from '../connection-strings/keywords.ts';
import {
  ORACLE_DIALECT,
  type OracleConnectionString,
  readOracleConnectionString,
} from '../connection-strings/oracle-connection-string.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import { lintDatabase, namesDatabase, namesDriver } from './database-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Checks an Oracle connection string in the form that the platform's driver takes. */
export const oracleConnectionStringLinter: ValueLinter = {
  name: 'oracle-connection-string',
  label: 'an Oracle connection string with semicolon-separated parts',
  hasBracedValues: true,
  recognizes: (text) =>
    namesDatabase(text, ORACLE_DIALECT) || /(?:^|;)\s*(?:Sid|ServiceName)\s*=/i.test(text),
  claims: namesDriver,
  lint(text) {
    const read = readOracleConnectionString(text);
    return [
      ...lintDatabase(text, read, { dialect: ORACLE_DIALECT, service: 'oracle' }),
      ...lintDatabaseName(read),
    ];
  },
};

function lintDatabaseName({ parts, sid, serviceName }: OracleConnectionString): readonly Finding[] {
  if (parts.length === 0) return [];
  const part = findFirstPart(parts, 'Sid');
  if (sid === undefined) return serviceName === undefined ? [missingName(part?.keyRange)] : [];
  if (serviceName !== undefined) return [twoNames(part?.keyRange)];
  return sid.includes('.') ? [serviceNameAsSid(part?.valueRange)] : [];
}

type Range = OracleConnectionString['parts'][number]['keyRange'] | undefined;

function missingName(range: Range): Finding {
  return errorFinding(describeFinding('sid-missing'), range);
}

function twoNames(range: Range): Finding {
  return warningFinding(describeFinding('sid-beside-service-name'), range);
}

function serviceNameAsSid(range: Range): Finding {
  return warningFinding(describeFinding('sid-is-service-name'), range);
}

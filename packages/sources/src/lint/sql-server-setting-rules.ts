import { findLastPart } from '../connection-strings/keywords.ts';
import type { SqlServerPart } from '../connection-strings/sql-server-connection-string.ts';
import type { SqlServerKeyword } from '../connection-strings/sql-server-keywords.ts';
import { describeFinding, type Finding, warningFinding } from '../finding.ts';

/** A setting that has no effect here, and the actual behavior. */
interface UnusedSetting {
  /** Values that turn the setting off. */
  idle?: RegExp;
  instead: string;
}

const OFF = /^(?:false|no|disabled)$/i;

const UNUSED: Partial<Record<SqlServerKeyword, UnusedSetting>> = {
  'Attestation Protocol': { instead: 'encrypted columns are read without an enclave' },
  'Column Encryption Setting': { idle: OFF, instead: 'columns protected by Always Encrypted stay encrypted' },
  'Command Timeout': { instead: 'the time limit of the service applies' },
  'Connect Retry Count': { instead: 'a failed login is reported and not retried' },
  'Connect Retry Interval': { instead: 'a failed login is reported and not retried' },
  'Context Connection': { idle: OFF, instead: 'the service has no connection inside a server' },
  'Current Language': { instead: 'dates and messages use us_english' },
  'Enclave Attestation Url': { instead: 'encrypted columns are read without an enclave' },
  'Failover Partner': {
    instead: 'clients connect only to the server in Data Source; name the current principal server there',
  },
  'Failover Partner SPN': { instead: 'clients connect only to the server in Data Source' },
  'IP Address Preference': { instead: 'addresses are tried in the order of name resolution' },
  'Multi Subnet Failover': {
    idle: OFF,
    instead: 'the addresses of a listener are tried one after another, which takes longer after a failover',
  },
  'Network Library': { idle: /^dbmssocn$/i, instead: 'clients connect to the server by TCP' },
  'Packet Size': { instead: 'client and server negotiate a size' },
  'Server Certificate': {
    instead:
      'it names a file on the client machine; the certificate is verified against the authorities that are trusted there',
  },
  'Server SPN': { instead: 'clients do not authenticate by Kerberos' },
  'Type System Version': { instead: 'types are those of the server' },
  'User Instance': { idle: OFF, instead: 'user instances are not available' },
};

/** Reports the settings that have no effect, so that no one relies on them. */
export function lintUnusedSettings(parts: readonly SqlServerPart[]): readonly Finding[] {
  return Object.entries(UNUSED).flatMap(([keyword, { idle, instead }]) => {
    const part = findLastPart(parts, keyword as SqlServerKeyword);
    if (part === undefined || part.value === '' || idle?.test(part.value)) return [];
    return [warningFinding(describeFinding('setting-not-used', { keyword, instead }), part.keyRange)];
  });
}

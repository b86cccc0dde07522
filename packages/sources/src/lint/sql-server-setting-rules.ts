import { findLastPart } from '../connection-strings/keywords.ts';
import type { SqlServerPart } from '../connection-strings/sql-server-connection-string.ts';
import type { SqlServerKeyword } from '../connection-strings/sql-server-keywords.ts';
import { describeFinding, type Finding, warningFinding } from '../finding.ts';

/** A setting that has no effect here, and what happens instead. */
interface UnusedSetting {
  /** Values that ask for nothing. */
  idle?: RegExp;
  instead: string;
}

const OFF = /^(?:false|no|disabled)$/i;

const UNUSED: Partial<Record<SqlServerKeyword, UnusedSetting>> = {
  'Attestation Protocol': { instead: 'encrypted columns are read without an enclave' },
  'Column Encryption Setting': { idle: OFF, instead: 'columns of Always Encrypted stay encrypted' },
  'Command Timeout': { instead: 'the time limit of the service holds' },
  'Connect Retry Count': { instead: 'a failed login is reported and not repeated' },
  'Connect Retry Interval': { instead: 'a failed login is reported and not repeated' },
  'Context Connection': { idle: OFF, instead: 'there is no connection inside of a server' },
  'Current Language': { instead: 'dates and messages are those of us_english' },
  'Enclave Attestation Url': { instead: 'encrypted columns are read without an enclave' },
  'Failover Partner': {
    instead: 'only the server that Data Source names is connected to; name the one that is the principal now',
  },
  'Failover Partner SPN': { instead: 'only the server that Data Source names is connected to' },
  'IP Address Preference': { instead: 'addresses are tried in the order in which the name is resolved' },
  'Multi Subnet Failover': {
    idle: OFF,
    instead: 'the addresses of a listener are tried one after another, which takes longer after a failover',
  },
  'Network Library': { idle: /^dbmssocn$/i, instead: 'the server is reached by TCP' },
  'Packet Size': { instead: 'client and server agree on a size' },
  'Server Certificate': {
    instead:
      'it names a file on the machine of the client; the certificate is checked against the authorities that are trusted there',
  },
  'Server SPN': { instead: 'nobody logs in by Kerberos' },
  'Type System Version': { instead: 'types are those of the server' },
  'User Instance': { idle: OFF, instead: 'there is no instance of a user' },
};

/** Names the settings that have no effect, so that nobody relies on them. */
export function lintUnusedSettings(parts: readonly SqlServerPart[]): readonly Finding[] {
  return Object.entries(UNUSED).flatMap(([keyword, { idle, instead }]) => {
    const part = findLastPart(parts, keyword as SqlServerKeyword);
    if (part === undefined || part.value === '' || idle?.test(part.value)) return [];
    return [warningFinding(describeFinding('setting-not-used', { keyword, instead }), part.keyRange)];
  });
}

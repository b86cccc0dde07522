import type { Keywords } from './keywords.ts';

const KEYWORDS = {
  'Application Intent': { synonyms: ['ApplicationIntent'], allowed: ['ReadOnly', 'ReadWrite'] },
  'Application Name': { synonyms: ['App'] },
  'Asynchronous Processing': { synonyms: ['Async'], allowed: 'boolean' },
  AttachDbFilename: { synonyms: ['Extended Properties', 'Initial File Name'] },
  'Attestation Protocol': {},
  Authentication: {},
  'Column Encryption Setting': { allowed: ['Enabled', 'Disabled'] },
  'Command Timeout': { allowed: 'integer' },
  'Connect Retry Count': { synonyms: ['ConnectRetryCount'], allowed: 'integer' },
  'Connect Retry Interval': { synonyms: ['ConnectRetryInterval'], allowed: 'integer' },
  'Connect Timeout': { synonyms: ['Connection Timeout', 'Timeout'], allowed: 'integer' },
  'Connection Reset': { allowed: 'boolean' },
  'Context Connection': { allowed: 'boolean' },
  'Current Language': { synonyms: ['Language'] },
  'Data Source': { synonyms: ['Server', 'Address', 'Addr', 'Network Address'] },
  'Enclave Attestation Url': {},
  Encrypt: { allowed: ['true', 'false', 'yes', 'no', 'Mandatory', 'Optional', 'Strict'] },
  Enlist: { allowed: 'boolean' },
  'Failover Partner': {},
  'Failover Partner SPN': { synonyms: ['FailoverPartnerSPN'] },
  'Host Name In Certificate': { synonyms: ['HostNameInCertificate'] },
  'IP Address Preference': { synonyms: ['IPAddressPreference'] },
  'Initial Catalog': { synonyms: ['Database'] },
  'Integrated Security': {
    synonyms: ['Trusted_Connection'],
    allowed: ['true', 'false', 'yes', 'no', 'SSPI'],
  },
  'Load Balance Timeout': { synonyms: ['Connection Lifetime'], allowed: 'integer' },
  'Max Pool Size': { allowed: 'integer' },
  'Min Pool Size': { allowed: 'integer' },
  'Multi Subnet Failover': { synonyms: ['MultiSubnetFailover'], allowed: 'boolean' },
  'Multiple Active Result Sets': { synonyms: ['MultipleActiveResultSets'], allowed: 'boolean' },
  'Network Library': { synonyms: ['Net', 'Network'] },
  'Packet Size': { allowed: 'integer' },
  Password: { synonyms: ['Pwd'] },
  'Persist Security Info': { synonyms: ['PersistSecurityInfo'], allowed: 'boolean' },
  'Pool Blocking Period': { synonyms: ['PoolBlockingPeriod'] },
  Pooling: { allowed: 'boolean' },
  Replication: { allowed: 'boolean' },
  'Server Certificate': { synonyms: ['ServerCertificate'] },
  'Server SPN': { synonyms: ['ServerSPN'] },
  'Transaction Binding': {},
  'Transparent Network IP Resolution': { synonyms: ['TransparentNetworkIPResolution'], allowed: 'boolean' },
  'Trust Server Certificate': { synonyms: ['TrustServerCertificate'], allowed: 'boolean' },
  'Type System Version': {},
  'User ID': { synonyms: ['UID', 'User'] },
  'User Instance': { allowed: 'boolean' },
  'Workstation ID': { synonyms: ['WSID'] },
} as const;

/** A keyword by its primary name. */
export type SqlServerKeyword = keyof typeof KEYWORDS;

/**
 * The keywords of Microsoft's .NET client.
 *
 * @see https://learn.microsoft.com/dotnet/api/microsoft.data.sqlclient.sqlconnection.connectionstring
 */
export const SQL_SERVER_KEYWORDS: Keywords<SqlServerKeyword> = KEYWORDS;

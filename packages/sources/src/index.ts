export type { AuthInput, AuthMethod } from './auth-input.ts';
export { buildConnectionRequest, type ConnectionParts } from './build-request.ts';
export { findSourcesBySpecId, isSourceSlug, listSources, loadSource, specIdsOf } from './catalog.ts';
export { type CheckedParams, checkParams } from './check-params.ts';
export { coerceParams } from './coerce-params.ts';
export type { Address } from './connection-strings/address.ts';
export { type AzureSas, type AzureSasField, readAzureSas } from './connection-strings/azure-sas.ts';
export { type AzureSasUri, readSasUri } from './connection-strings/azure-sas-uri.ts';
export {
  type AzureStorageConnectionString,
  type ConnectableService,
  DEVELOPMENT_ACCOUNT,
  readAzureStorageConnectionString,
} from './connection-strings/azure-storage-connection-string.ts';
export {
  type AzureStorageEndpoint,
  type AzureStorageService,
  readAzureStorageEndpoint,
} from './connection-strings/azure-storage-endpoint.ts';
export {
  type CouchbaseConnectionString,
  type CouchbaseCredential,
  readCouchbaseConnectionString,
} from './connection-strings/couchbase-connection-string.ts';
export type {
  DatabaseConnectionString,
  DatabaseEncryption,
} from './connection-strings/database-connection-string.ts';
export type { KeywordPart } from './connection-strings/keywords.ts';
export {
  type MysqlConnectionString,
  readMysqlConnectionString,
} from './connection-strings/mysql-connection-string.ts';
export {
  type OracleConnectionString,
  readOracleConnectionString,
} from './connection-strings/oracle-connection-string.ts';
export {
  type PostgresqlConnectionString,
  readPostgresqlConnectionString,
} from './connection-strings/postgresql-connection-string.ts';
export {
  type KeyFormat,
  type PemDamage,
  type PrivateKey,
  readPrivateKey,
} from './connection-strings/private-key.ts';
export type { ConnectionStringPart } from './connection-strings/semicolon-pairs.ts';
export { readServiceAccountKey, type ServiceAccountKey } from './connection-strings/service-account-key.ts';
export {
  readSnowflakeConnectionString,
  type SnowflakeConnectionString,
} from './connection-strings/snowflake-connection-string.ts';
export {
  readSqlServerConnectionString,
  type SqlServerConnectionString,
  type SqlServerEncryption,
  type SqlServerPart,
} from './connection-strings/sql-server-connection-string.ts';
export {
  readSqlServerHost,
  type SqlServerHost,
  type SqlServerProtocol,
} from './connection-strings/sql-server-host.ts';
export type { SqlServerKeyword } from './connection-strings/sql-server-keywords.ts';
export type { Excerpt } from './excerpt.ts';
export { secretsExpireAt } from './expiry/secrets-expire-at.ts';
export {
  describeFinding,
  errorFinding,
  type Finding,
  type FindingCode,
  type Severity,
  warningFinding,
} from './finding.ts';
export type { AuthModels, SourceSlug } from './generated/auth-models.ts';
export { type JsonSchema, namesOf, toJsonSchema, toParamsSchema } from './json-schema.ts';
export { findUnknownParams } from './lint/find-unknown-params.ts';
export { lintParams } from './lint/lint-params.ts';
export { type LintValueOptions, lintValue } from './lint/lint-value.ts';
export { maskSecrets, splitSecrets } from './mask.ts';
export { matchVariant } from './match-variant.ts';
export { isSecretName } from './parts/part-names.ts';
export type { PartMeaning, ValuePart, WrittenValue } from './parts/value-part.ts';
export { hasCredentials, hasMask, maskCredentials } from './secrecy/mask-credentials.ts';
export { redactCredentials } from './secrecy/redact-credentials.ts';
export { SECRET_MASK } from './secrecy/secret-mask.ts';
export type {
  AuthParameter,
  AuthVariant,
  ConnectionSpecIdentity,
  ExploreKind,
  SourceDefinition,
  SourceEntry,
  SourceKind,
  SourceStatus,
  ValueKind,
} from './source.ts';
export type { VariantFit } from './split/fit-variants.ts';
export { type SplitValue, splitValue } from './split/split-value.ts';
export type { TextRange } from './text-range.ts';
export { validateParams } from './validate.ts';

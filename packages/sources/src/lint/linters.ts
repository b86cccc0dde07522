import { azureSasUriLinter } from './azure-sas-uri-linter.ts';
import { azureStorageConnectionStringLinter } from './azure-storage-connection-string-linter.ts';
import { azureStorageEndpointLinter } from './azure-storage-endpoint-linter.ts';
import { couchbaseConnectionStringLinter } from './couchbase-connection-string-linter.ts';
import { databaseConnectionStringLinter } from './database-connection-string-linter.ts';
import { entraClientSecretLinter } from './entra-client-secret-linter.ts';
import { eventHubsNamespaceLinter } from './event-hubs-namespace-linter.ts';
import { folderPathLinter } from './folder-path-linter.ts';
import { gcsBucketLinter } from './gcs-bucket-linter.ts';
import { hostNameLinter } from './host-name-linter.ts';
import { mysqlConnectionStringLinter } from './mysql-connection-string-linter.ts';
import { odataUrlLinter } from './odata-url-linter.ts';
import { oracleConnectionStringLinter } from './oracle-connection-string-linter.ts';
import { portLinter } from './port-linter.ts';
import { postgresqlConnectionStringLinter } from './postgresql-connection-string-linter.ts';
import { privateKeyLinter } from './private-key-linter.ts';
import { s3BucketLinter } from './s3-bucket-linter.ts';
import { serviceAccountJsonLinter } from './service-account-json-linter.ts';
import { sharedAccessKeyLinter } from './shared-access-key-linter.ts';
import { snowflakeAccountLinter } from './snowflake-account-linter.ts';
import { snowflakeConnectionStringLinter } from './snowflake-connection-string-linter.ts';
import { sqlServerConnectionStringLinter } from './sql-server-connection-string-linter.ts';
import { sqlServerHostLinter } from './sql-server-host-linter.ts';
import { baseUrlLinter, urlLinter } from './url-linter.ts';
import type { ValueLinter } from './value-linter.ts';

/**
 * All kinds of values that can be checked; `name` is the `x-value.kind` of the specs. If two linters recognize a
 * value, the first one applies, so kinds with distinctive marks come first.
 */
export const LINTERS: readonly ValueLinter[] = [
  azureSasUriLinter,
  azureStorageConnectionStringLinter,
  azureStorageEndpointLinter,
  sqlServerConnectionStringLinter,
  sqlServerHostLinter,
  couchbaseConnectionStringLinter,
  oracleConnectionStringLinter,
  postgresqlConnectionStringLinter,
  mysqlConnectionStringLinter,
  snowflakeConnectionStringLinter,
  snowflakeAccountLinter,
  privateKeyLinter,
  serviceAccountJsonLinter,
  s3BucketLinter,
  gcsBucketLinter,
  eventHubsNamespaceLinter,
  sharedAccessKeyLinter,
  entraClientSecretLinter,
  folderPathLinter,
  portLinter,
  databaseConnectionStringLinter,
  baseUrlLinter,
  odataUrlLinter,
  urlLinter,
  hostNameLinter,
];

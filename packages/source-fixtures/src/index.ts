export { type Azurite, type AzuriteOptions, startAzurite } from './azure/azurite.ts';
export type { DfsServerOptions } from './azure/dfs-server/dfs-server-options.ts';
export { type DfsServer, startDfsServer } from './azure/dfs-server/start-dfs-server.ts';
export { startEntra, type TestApplication, type TestEntra } from './azure/entra.ts';
export { fillContainer } from './azure/fill-container.ts';
export { uploadRepeatedCsv } from './azure/large-blob.ts';
export {
  type LargeFile,
  type LargeFormat,
  makeWideParquet,
  uploadFile,
  uploadLargeFile,
} from './azure/large-files.ts';
export { SAMPLE_CONTAINER, seedSamples } from './azure/samples.ts';
export { makeSasUri, type SasUriOptions } from './azure/sas-uri.ts';
export { byServicePrincipal, LAPSED, READER, STRANGER, startLake, type TestLake } from './azure/test-lake.ts';
export { byConnectionString, failureOf, makeContext, runCheck } from './conformance/driver-context.ts';
export { queryWithDuckDb, writeWithDuckDb } from './files/duckdb-parquet.ts';
export { type HandMadeColumn, int, struct, type Thrift, writeByHand } from './files/hand-made-parquet.ts';
export {
  makeCustomers,
  makeOrders,
  type SampleCustomer,
  type SampleOrder,
  toCsv,
} from './files/sample-data.ts';
export { makeSampleFiles } from './files/sample-files.ts';
export {
  type FtpDaemon,
  type FtpDaemonName,
  needsFtpDaemon,
  needsFtpDaemonWithTls,
  startFtpDaemon,
} from './ftp/ftp-daemons.ts';
export { type FtpServer, startFtpServer } from './ftp/ftp-server.ts';
export { type MariaDb, startMariaDb } from './mysql/mariadb.ts';
export { makeCertificate, type TestCertificate } from './network/certificate.ts';
export { findFreePort } from './network/free-port.ts';
export { type LoopbackServer, startServer } from './network/loopback-server.ts';
export { type SilentSource, startSilentSource } from './network/silent-source.ts';
export { type ODataModel, type ODataServer, startODataServer } from './odata/odata-server.ts';
export {
  type OlderODataModel,
  type OlderODataServer,
  startOlderODataServer,
} from './odata/older-odata-server.ts';
export { createDatabase } from './postgresql/create-database.ts';
export { type PgBouncer, type PgBouncerOptions, startPgBouncer } from './postgresql/pgbouncer.ts';
export { type Postgres, type PostgresOptions, startPostgres } from './postgresql/postgres.ts';
export { findProgram } from './programs/find-program.ts';
export { type Needs, needsPrograms } from './programs/needs-programs.ts';
export { type S3Server, startS3Server } from './s3/s3-server.ts';
export { type S3StandIn, type S3StandInOptions, startS3StandIn } from './s3/s3-stand-in.ts';
export { type SftpServer, type SftpServerOptions, startSftpServer } from './sftp/sftp-server.ts';
export type { Login } from './sql-server/tds-server/login.ts';
export { makeSampleDatabase } from './sql-server/tds-server/sample-database.ts';
export type { TdsColumn, TdsTable } from './sql-server/tds-server/sql/catalog.ts';
export type { TdsDatabase } from './sql-server/tds-server/sql/database.ts';
export { type SqlBrowser, startSqlBrowser } from './sql-server/tds-server/sql-browser.ts';
export { startTdsServer, type TdsServer } from './sql-server/tds-server/start-tds-server.ts';
export type {
  GreetingBehavior,
  TableBehavior,
  TdsServerOptions,
} from './sql-server/tds-server/tds-server-options.ts';
export type { TdsVariant } from './sql-server/tds-server/variant.ts';

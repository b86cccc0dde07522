export { type Azurite, type AzuriteOptions, startAzurite } from './azurite.ts';
export { makeCertificate, type TestCertificate } from './certificate.ts';
export type { DfsServerOptions } from './dfs-server/dfs-server-options.ts';
export { type DfsServer, startDfsServer } from './dfs-server/start-dfs-server.ts';
export { startEntra, type TestApplication, type TestEntra } from './entra.ts';
export { fillContainer } from './fill-container.ts';
export { findProgram } from './find-program.ts';
export { findFreePort } from './free-port.ts';
export { uploadRepeatedCsv } from './large-blob.ts';
export {
  type LargeFile,
  type LargeFormat,
  makeWideParquet,
  uploadFile,
  uploadLargeFile,
} from './large-files.ts';
export { type Needs, needsPrograms } from './needs-programs.ts';
export { type Postgres, type PostgresOptions, startPostgres } from './postgres.ts';
export { makeCustomers, makeOrders, type SampleCustomer, type SampleOrder, toCsv } from './sample-data.ts';
export { SAMPLE_CONTAINER, seedSamples } from './samples.ts';
export { makeSasUri, type SasUriOptions } from './sas-uri.ts';
export { type SftpServer, type SftpServerOptions, startSftpServer } from './sftp-server.ts';
export { type SilentSource, startSilentSource } from './silent-source.ts';
export { makeSampleDatabase } from './tds-server/sample-database.ts';
export type { TdsColumn, TdsTable } from './tds-server/sql/catalog.ts';
export type { TdsDatabase } from './tds-server/sql/database.ts';
export { type SqlBrowser, startSqlBrowser } from './tds-server/sql-browser.ts';
export { startTdsServer, type TdsServer } from './tds-server/start-tds-server.ts';
export type { GreetingBehavior, TableBehavior, TdsServerOptions } from './tds-server/tds-server-options.ts';
export type { TdsVariant } from './tds-server/variant.ts';

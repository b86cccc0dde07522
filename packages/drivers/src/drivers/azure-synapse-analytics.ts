import type { Driver } from '../contract/contract.ts';
import { createSqlServerDriver } from '../sql-server/create-sql-server-driver.ts';

/** Azure Synapse Analytics: a dedicated or serverless SQL pool, which speaks the protocol of SQL Server. */
export const driver: Driver = createSqlServerDriver({ isSynapse: true });

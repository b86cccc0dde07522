import type { Driver } from '../contract/contract.ts';
import { createSqlServerDriver } from '../sql-server/create-sql-server-driver.ts';

/** Azure Synapse Analytics: a dedicated or serverless SQL pool, which speaks as SQL Server does. */
export const driver: Driver = createSqlServerDriver({ isSynapse: true });

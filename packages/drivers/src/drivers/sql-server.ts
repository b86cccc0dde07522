import type { Driver } from '../contract/contract.ts';
import { createSqlServerDriver } from '../sql-server/create-sql-server-driver.ts';

/** Microsoft SQL Server: tables and views of a database. */
export const driver: Driver = createSqlServerDriver();

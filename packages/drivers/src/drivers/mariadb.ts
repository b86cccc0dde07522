import type { Driver } from '../contract/contract.ts';
import { createMysqlDriver } from '../mysql/create-mysql-driver.ts';

/** MariaDB: tables and views of a database. */
export const driver: Driver = createMysqlDriver();

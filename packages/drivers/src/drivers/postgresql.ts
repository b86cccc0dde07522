import type { Driver } from '../contract/contract.ts';
import { createPostgresDriver } from '../postgresql/create-postgresql-driver.ts';

/** PostgreSQL: tables and views of a database. */
export const driver: Driver = createPostgresDriver();

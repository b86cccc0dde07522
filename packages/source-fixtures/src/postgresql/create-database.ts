import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Postgres } from './postgres.ts';

/** Creates an empty database. @returns its URL. */
export async function createDatabase(postgres: Postgres): Promise<string> {
  const name = `headwater-${randomUUID()}`;
  const client = new pg.Client(postgres.url());
  await client.connect();
  await client.query(`create database ${client.escapeIdentifier(name)}`);
  await client.end();
  return postgres.url(name);
}

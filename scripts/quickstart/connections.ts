import type { SourceSlug } from '@headwater/sources';
import type { Sources } from './start-sources.ts';

/** A connection of the quickstart: its parameters, and the folders and files that the quickstart reads. */
export interface StoryConnection {
  source: SourceSlug;
  name: string;
  method: string;
  /** Secrets are read from the environment. */
  params: Readonly<Record<string, string>>;
  environment: Readonly<Record<string, string>>;
  /** Folder to explore. @default the root */
  folder?: string;
  /** Files or tables to preview. */
  objects: readonly string[];
}

/** One connection for each of the five sources. */
export function listConnections(sources: Sources): readonly StoryConnection[] {
  const { storage, lake, database, warehouse, reader } = sources;
  const principal = {
    tenant: reader.tenant,
    servicePrincipalId: reader.clientId,
    servicePrincipalKey: '${env:READER_SECRET}',
  };
  return [
    {
      source: 'azure-blob',
      name: 'Landing files',
      method: 'ConnectionString',
      params: { connectionString: '${env:STORAGE}' },
      environment: { STORAGE: storage.connectionString },
      folder: 'landing',
      objects: ['landing/orders.csv', 'landing/customers.json', 'landing/sales.parquet'],
    },
    {
      source: 'azure-table-storage',
      name: 'Landing tables',
      method: 'ConnectionString',
      params: { connectionString: '${env:STORAGE}' },
      environment: { STORAGE: storage.connectionString },
      objects: ['customers'],
    },
    {
      source: 'adls-gen2',
      name: 'Lake',
      method: 'ServicePrincipal',
      params: { ...lake, ...principal },
      environment: { READER_SECRET: reader.clientSecret },
      folder: 'landing/daily',
      objects: ['landing/daily/2026-01-01.csv'],
    },
    {
      source: 'sql-server',
      name: 'Sales database',
      method: 'ConnectionString',
      params: { connectionString: '${env:SALES}' },
      environment: { SALES: database.connectionString },
      objects: ['dbo.orders'],
    },
    {
      source: 'azure-synapse-analytics',
      name: 'Warehouse',
      method: 'ServicePrincipal',
      params: { ...warehouse, ...principal },
      environment: { READER_SECRET: reader.clientSecret },
      objects: ['dbo.customers'],
    },
  ];
}

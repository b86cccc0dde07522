import type { ContractCase, ContractGroup } from '../contract-case.ts';
import { etag, uuid } from '../matching/pattern.ts';
import { documentation } from './words.ts';

interface Tutorial {
  slug: string;
  source: string;
  connectionSpec: string;
  specName: string;
  params: Readonly<Record<string, string>>;
}

const BY_CONNECTION_STRING = 'Connection String Based Authentication';

/** As in the tutorials, including placeholders. */
const TUTORIALS: readonly Tutorial[] = [
  {
    slug: 'azure-blob',
    source: 'Azure Blob Storage',
    connectionSpec: '4c10e202-c428-4796-9208-5f1f5732b1cf',
    specName: 'ConnectionString',
    params: {
      connectionString: 'DefaultEndpointsProtocol=https;AccountName={ACCOUNT_NAME};AccountKey={ACCOUNT_KEY}',
    },
  },
  {
    slug: 'adls-gen2',
    source: 'Azure Data Lake Storage Gen2',
    connectionSpec: '0ed90a81-07f4-4586-8190-b40eccef1c5a',
    specName: 'Basic Authentication for adls-gen2',
    params: {
      url: '{URL}',
      servicePrincipalId: '{SERVICE_PRINCIPAL_ID}',
      servicePrincipalKey: '{SERVICE_PRINCIPAL_KEY}',
      tenant: '{TENANT}',
    },
  },
  {
    slug: 'azure-table-storage',
    source: 'Azure Table Storage',
    connectionSpec: 'ecde33f2-c56f-46cc-bdea-ad151c16cd69',
    specName: BY_CONNECTION_STRING,
    params: {
      connectionString: 'DefaultEndpointsProtocol=https;AccountName={ACCOUNT_NAME};AccountKey={ACCOUNT_KEY}',
    },
  },
  {
    slug: 'sql-server',
    source: 'SQL Server',
    connectionSpec: '1f372ff9-38a4-4492-96f5-b9a4e4bd00ec',
    specName: BY_CONNECTION_STRING,
    params: {
      connectionString:
        'Data Source={SERVER_NAME}\\<{INSTANCE_NAME} if using named instance>;Initial Catalog={DATABASE};Integrated Security=False;User ID={USERNAME};Password={PASSWORD};',
    },
  },
  {
    slug: 'azure-synapse-analytics',
    source: 'Azure Synapse Analytics',
    connectionSpec: 'a49bcc7d-8038-43af-b1e4-5a7a089a7d79',
    specName: BY_CONNECTION_STRING,
    params: {
      connectionString:
        'Server=tcp:{SERVER_NAME}.database.windows.net,1433;Database={DATABASE};User ID={USERNAME}@{SERVER_NAME};Password={PASSWORD};Trusted_Connection=False;Encrypt=True;Connection Timeout=30',
    },
  },
];

function created({ slug, source, connectionSpec, specName, params }: Tutorial): ContractCase {
  const body = {
    name: '{name}',
    description: `Connection for ${source}`,
    auth: { specName, params },
    connectionSpec: { id: connectionSpec, version: '1.0' },
  };
  return {
    id: `tutorial-${slug}`,
    behavior: `A connection of ${source} can be created with the request from its tutorial.`,
    source: documentation('its tutorial'),
    exchanges: [
      {
        send: 'POST /connections',
        body,
        answer: { status: 201, body: { id: uuid, etag }, keep: { id: ['id'] } },
      },
      {
        send: 'GET /connections/{id}',
        answer: {
          status: 200,
          body: { items: [{ connectionSpec: { id: connectionSpec }, auth: { specName } }] },
        },
      },
    ],
  };
}

export const TUTORIALS_OF_SOURCES: ContractGroup = {
  title: 'The five tutorials',
  cases: TUTORIALS.map(created),
};

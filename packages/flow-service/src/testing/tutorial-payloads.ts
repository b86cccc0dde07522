/** The create requests of the five tutorials, including their placeholders. */
export const TUTORIAL_PAYLOADS: Readonly<Record<string, object>> = {
  'azure-synapse-analytics': {
    name: 'Connection for Azure Synapse Analytics',
    description: 'Connection for Azure Synapse Analytics',
    auth: {
      specName: 'Connection String Based Authentication',
      params: {
        connectionString:
          'Server=tcp:{SERVER_NAME}.database.windows.net,1433;Database={DATABASE};User ID={USERNAME}@{SERVER_NAME};Password={PASSWORD};Trusted_Connection=False;Encrypt=True;Connection Timeout=30',
      },
    },
    connectionSpec: { id: 'a49bcc7d-8038-43af-b1e4-5a7a089a7d79', version: '1.0' },
  },
  // The tutorial omits the brace that closes connectionSpec.
  'sql-server': {
    name: 'Base connection for sql-server',
    description: 'Base connection for sql-server',
    auth: {
      specName: 'Connection String Based Authentication',
      params: {
        connectionString:
          'Data Source={SERVER_NAME}\\<{INSTANCE_NAME} if using named instance>;Initial Catalog={DATABASE};Integrated Security=False;User ID={USERNAME};Password={PASSWORD};',
      },
    },
    connectionSpec: { id: '1f372ff9-38a4-4492-96f5-b9a4e4bd00ec', version: '1.0' },
  },
  'azure-table-storage': {
    name: 'Azure Table Storage connection',
    description: 'Azure Table Storage connection',
    auth: {
      specName: 'Connection String Based Authentication',
      params: {
        connectionString:
          'DefaultEndpointsProtocol=https;AccountName={ACCOUNT_NAME};AccountKey={ACCOUNT_KEY}',
      },
    },
    connectionSpec: { id: 'ecde33f2-c56f-46cc-bdea-ad151c16cd69', version: '1.0' },
  },
  'adls-gen2': {
    name: 'adls-gen2',
    description: 'Connection for adls-gen2',
    auth: {
      specName: 'Basic Authentication for adls-gen2',
      params: {
        url: '{URL}',
        servicePrincipalId: '{SERVICE_PRINCIPAL_ID}',
        servicePrincipalKey: '{SERVICE_PRINCIPAL_KEY}',
        tenant: '{TENANT}',
      },
    },
    connectionSpec: { id: '0ed90a81-07f4-4586-8190-b40eccef1c5a', version: '1.0' },
  },
  'azure-blob': {
    name: 'Blob Connection',
    description: 'Cnnection for an Azure Blob account',
    auth: {
      specName: 'ConnectionString',
      params: {
        connectionString:
          'DefaultEndpointsProtocol=https;AccountName={ACCOUNT_NAME};AccountKey={ACCOUNT_KEY}',
      },
    },
    connectionSpec: { id: '4c10e202-c428-4796-9208-5f1f5732b1cf', version: '1.0' },
  },
};

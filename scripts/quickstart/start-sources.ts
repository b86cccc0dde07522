import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  makeCertificate,
  makeSampleDatabase,
  seedSamples,
  startAzurite,
  startDfsServer,
  startEntra,
  startTdsServer,
  type TestApplication,
} from '@headwater/source-fixtures';
import type { Terminal } from './terminal.ts';

/** Addresses and credentials for the quickstart's connections. */
export interface Sources {
  storage: { connectionString: string };
  lake: { url: string };
  database: { connectionString: string };
  warehouse: { server: string; database: string };
  /** The application with read access to the lake and the warehouse. */
  reader: TestApplication;
  /** Environment of the service: the trusted certificate, and the sign-in address of service principals. */
  environment: Record<string, string>;
  close(): Promise<void>;
}

const READER: TestApplication = {
  tenant: 'contoso.onmicrosoft.com',
  clientId: '11111111-2222-3333-4444-555555555555',
  clientSecret: 'example-client-secret',
};

/** Starts a stand-in for each source, with sample data, on free loopback ports. */
export async function startSources(terminal: Terminal): Promise<Sources> {
  const certificate = await makeCertificate();
  const certificateFile = join(terminal.home, 'sources.pem');
  await writeFile(certificateFile, certificate.cert);
  const azurite = await terminal.step('Start Azurite, an Azure Storage emulator', () => startAzurite());
  await terminal.step('Put sample files and tables into it', () => seedSamples(azurite));
  const entra = await startEntra(certificate, READER);
  const lake = await terminal.step('Start a data lake in front of it', () =>
    startDfsServer({ azurite, certificate, entra, readers: [READER.clientId] }),
  );
  const sql = await terminal.step('Start a server that speaks the protocol of SQL Server', () =>
    startTdsServer({
      certificate,
      databases: [makeSampleDatabase()],
      isAcceptedToken: async (token) =>
        (await entra.readToken(token))?.aud.startsWith('https://database.windows.net') === true,
    }),
  );
  const server = `${sql.host},${sql.port}`;
  return {
    storage: azurite,
    lake: { url: lake.dfsEndpoint },
    database: {
      connectionString: `Data Source=${server};Initial Catalog=sales;Integrated Security=False;User ID=${sql.user};Password=${sql.password};Encrypt=True;`,
    },
    warehouse: { server, database: 'sales' },
    reader: READER,
    environment: { NODE_EXTRA_CA_CERTS: certificateFile, HEADWATER_ENTRA_AUTHORITY: entra.authority },
    async close() {
      await sql.close();
      await lake.close();
      await entra.close();
      await azurite.close();
    },
  };
}

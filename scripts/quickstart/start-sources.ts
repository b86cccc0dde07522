import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Azurite,
  makeCertificate,
  seedSamples,
  startAzurite,
  startDfsServer,
  startEntra,
  type TestApplication,
} from '@headwater/drivers/testing';
import type { Terminal } from './terminal.ts';

/** Everything that the connections of the story lead to. */
export interface Sources {
  azurite: Azurite;
  lake: { url: string; reader: TestApplication };
  /** What the service has to know of them: whose certificate to trust, and where service principals sign in. */
  environment: Record<string, string>;
  close(): Promise<void>;
}

/** An application that may read the lake. */
const READER: TestApplication = {
  tenant: 'contoso.onmicrosoft.com',
  clientId: '11111111-2222-3333-4444-555555555555',
  clientSecret: 'example-client-secret',
};

/** Starts a stand-in for each source, with samples in it, on free loopback ports. */
export async function startSources(terminal: Terminal): Promise<Sources> {
  const azurite = await terminal.time('start Azurite, an Azure Storage emulator', () => startAzurite());
  await terminal.time('put sample files and tables into it', () => seedSamples(azurite));
  const certificate = await makeCertificate();
  const certificateFile = join(terminal.home, 'sources.pem');
  await writeFile(certificateFile, certificate.cert);
  const entra = await startEntra(certificate, READER);
  const lake = await terminal.time('start a data lake in front of it', () =>
    startDfsServer({ azurite, certificate, entra, readers: [READER.clientId] }),
  );
  return {
    azurite,
    lake: { url: lake.dfsEndpoint, reader: READER },
    environment: { NODE_EXTRA_CA_CERTS: certificateFile, HEADWATER_ENTRA_AUTHORITY: entra.authority },
    async close() {
      await lake.close();
      await entra.close();
      await azurite.close();
    },
  };
}

import {
  byServicePrincipal,
  makeCertificate,
  READER,
  SAMPLE_CONTAINER,
  seedSamples,
  startAzurite,
  startDfsServer,
  startEntra,
  uploadRepeatedCsv,
} from '@headwater/source-fixtures';
import { testDriver } from '@headwater/source-fixtures/test-driver';
import { driver } from './adls-gen2.ts';

testDriver('adls-gen2', async () => {
  const certificate = await makeCertificate();
  const azurite = await startAzurite();
  await seedSamples(azurite);
  const large = { container: SAMPLE_CONTAINER, name: 'large.csv', bytes: 50_000_000 };
  await uploadRepeatedCsv(azurite, large);
  const entra = await startEntra(certificate, READER);
  const server = await startDfsServer({ azurite, certificate, entra, readers: [READER.clientId] });
  const urlAt = ({ host, port }: { host: string; port: number }) =>
    `https://${host}:${port}/${azurite.accountName}`;
  const wrongSecret = 'wrong-secret-of-the-reader';
  return {
    driver,
    address: server,
    certificate,
    entraAuthority: entra.authority,
    authAt: (address) => byServicePrincipal(urlAt(address)),
    wrongSecret: byServicePrincipal(urlAt(server), { servicePrincipalKey: wrongSecret }),
    secrets: [READER.clientSecret, wrongSecret],
    stages: ['parse', 'resolve', 'connect', 'tls', 'authenticate', 'authorise', 'list'],
    folder: SAMPLE_CONTAINER,
    object: `${SAMPLE_CONTAINER}/orders.csv`,
    largeObject: { path: `${SAMPLE_CONTAINER}/large.csv`, maxBytes: 1024 * 1024 },
    missing: `${SAMPLE_CONTAINER}/nothing.csv`,
    async close() {
      await server.close();
      await entra.close();
      await azurite.close();
    },
  };
});

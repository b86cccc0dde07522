import type { DriverContext } from '@headwater/drivers';
import { createDialGuard, type DialGuard } from '@headwater/drivers';
import { makeContext } from '../conformance/driver-context.ts';
import { makeCertificate } from '../network/certificate.ts';
import type { Azurite } from './azurite.ts';
import type { DfsServerOptions } from './dfs-server/dfs-server-options.ts';
import { type DfsServer, startDfsServer } from './dfs-server/start-dfs-server.ts';
import { startEntra, type TestApplication, type TestEntra } from './entra.ts';

/** The application that may read the test lakes. */
export const READER: TestApplication = {
  tenant: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  clientSecret: 'right-secret-of-the-reader',
};

/** An application of the same tenant, without a role. */
export const STRANGER: TestApplication = {
  tenant: READER.tenant,
  clientId: '99999999-8888-7777-6666-555555555555',
  clientSecret: 'right-secret-of-the-stranger',
};

/** An application whose secret has expired. */
export const LAPSED: TestApplication = {
  tenant: READER.tenant,
  clientId: '12121212-3434-5656-7878-909090909090',
  clientSecret: 'expired-secret-of-the-lapsed',
  isSecretExpired: true,
};

/** A data lake under Azure host names that resolve to a server on loopback, with the token endpoint for it. */
export interface TestLake {
  /** URL of its Data Lake Storage endpoint. */
  url: string;
  server: DfsServer;
  entra: TestEntra;
  guard: DialGuard;
  /** Credentials of the reader, with overrides. */
  contextOf(params?: Readonly<Record<string, unknown>>, given?: Partial<DriverContext>): DriverContext;
  close(): Promise<void>;
}

interface LakeSettings extends Partial<DfsServerOptions> {
  /** A host name that does not resolve. */
  unknownHost?: string;
}

/** Starts a lake in front of an emulator. */
export async function startLake(
  azurite: Azurite,
  { unknownHost, ...settings }: LakeSettings = {},
): Promise<TestLake> {
  const hosts = ['dfs', 'blob'].map((service) => `${azurite.accountName}.${service}.core.windows.net`);
  const certificate = await makeCertificate({ host: [...hosts, '127.0.0.1'] });
  const entra = await startEntra(certificate, READER, STRANGER, LAPSED);
  const server = await startDfsServer({
    azurite,
    entra,
    readers: [READER.clientId],
    certificate,
    ...settings,
  });
  const guard = createDialGuard({
    allowPrivate: true,
    extraCertificates: [certificate.cert],
    lookup: (name, _options, callback) => {
      if (name === unknownHost) callback(Object.assign(new Error(), { code: 'ENOTFOUND' }), []);
      else callback(null, [{ address: server.host, family: 4 }]);
    },
  });
  const url = `https://${hosts[0]}:${server.port}`;
  return {
    url,
    server,
    entra,
    guard,
    contextOf: (params = {}, given = {}) =>
      makeContext({
        auth: byServicePrincipal(url, params),
        guard,
        entraAuthority: entra.authority,
        ...given,
      }),
    async close() {
      guard.close();
      await server.close();
      await entra.close();
    },
  };
}

/** Returns the reader's credentials for a lake, with overrides. */
export function byServicePrincipal(
  url: string,
  changes: Readonly<Record<string, unknown>> = {},
): DriverContext['auth'] {
  const params = {
    url,
    servicePrincipalId: READER.clientId,
    servicePrincipalKey: READER.clientSecret,
    tenant: READER.tenant,
    ...changes,
  };
  return { method: 'ServicePrincipal', params };
}

/**
 * A connection as the stand-in stores and returns it. Most members are optional in the API (facts 0, correction of
 * 3.2).
 */
export interface PlatformConnection {
  id: string;
  etag: string;
  connectionSpec: { id: string; version?: string };
  name?: string;
  description?: string;
  state?: string;
  auth?: { specName?: string; params?: Record<string, unknown> } | null;
  createdAt?: number;
  updatedAt?: number;
  [member: string]: unknown;
}

/** Ids of the initial connections of the stand-in. */
export const PLATFORM_CONNECTION_IDS = {
  blob: '6f31c7d2-5a0b-4c55-9a4e-0d2a3c1b7e01',
  httpApi: '6f31c7d2-5a0b-4c55-9a4e-0d2a3c1b7e02',
  nameless: '6f31c7d2-5a0b-4c55-9a4e-0d2a3c1b7e03',
  initializing: '6f31c7d2-5a0b-4c55-9a4e-0d2a3c1b7e04',
  destination: '6f31c7d2-5a0b-4c55-9a4e-0d2a3c1b7e05',
  profileStore: '6f31c7d2-5a0b-4c55-9a4e-0d2a3c1b7e06',
  dataLake: '6f31c7d2-5a0b-4c55-9a4e-0d2a3c1b7e07',
  refusing: '6f31c7d2-5a0b-4c55-9a4e-0d2a3c1b7e08',
  restSource: '6f31c7d2-5a0b-4c55-9a4e-0d2a3c1b7e09',
  table: '6f31c7d2-5a0b-4c55-9a4e-0d2a3c1b7e10',
  customSource: '6f31c7d2-5a0b-4c55-9a4e-0d2a3c1b7e11',
} as const;

/** Creates an etag in the usual form (facts 4.2). Its value includes double quotes. */
export function createEtag(): string {
  const digits = (count: number): string =>
    Array.from({ length: count }, () => Math.floor(Math.random() * 16).toString(16)).join('');
  return `"${digits(8)}-0000-0200-0000-${digits(8)}0000"`;
}

type Described = Pick<PlatformConnection, 'id' | 'name' | 'connectionSpec' | 'auth' | 'state'>;

/**
 * The initial content of a sandbox: sources, and the destination account, profile store, and data lake bases that the
 * same call lists.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: to be split
export function initialConnections(imsOrgId: string): PlatformConnection[] {
  const ids = PLATFORM_CONNECTION_IDS;
  const described: readonly Described[] = [
    {
      id: ids.blob,
      name: 'Landing zone of sales',
      connectionSpec: { id: '4c10e202-c428-4796-9208-5f1f5732b1cf', version: '1.0' },
      // Whether secrets are echoed is unknown (facts 4.8); here they are omitted.
      auth: { specName: 'ConnectionString', params: {} },
      state: 'enabled',
    },
    {
      id: ids.httpApi,
      name: 'Web events',
      connectionSpec: { id: 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb', version: '1.0' },
      auth: {
        specName: 'Streaming Connection',
        params: {
          sourceId: 'web-events',
          dataType: 'xdm',
          name: 'Web events',
          authenticationRequired: false,
          inletUrl:
            'https://dcs.adobedc.net/collection/667b41cf2dbf3509927da1ebf7e93c20afa727cc8d8373e51da18b62e1b985ec',
          inletId: '667b41cf2dbf3509927da1ebf7e93c20afa727cc8d8373e51da18b62e1b985ec',
        },
      },
      state: 'enabled',
    },
    {
      id: ids.nameless,
      connectionSpec: { id: '74a1c565-4e59-48d7-9d67-7c03b8a13137' },
      auth: null,
    },
    {
      id: ids.initializing,
      name: 'Fresh import',
      connectionSpec: { id: 'ecadc60c-7455-4d87-84dc-2a0e293d997b', version: '1.0' },
      auth: { specName: 'Access Key', params: { s3AccessKey: 'AKIAEXAMPLE', bucketName: 'landing' } },
      state: 'initializing',
    },
    {
      id: ids.destination,
      name: 'Audience export to S3',
      connectionSpec: { id: '4fce964d-3f37-408f-9778-e597338a21ee', version: '1.0' },
      auth: { specName: 'Access Key', params: { accessId: 'AKIAEXAMPLE' } },
      state: 'enabled',
    },
    {
      id: ids.profileStore,
      name: 'Profile store',
      connectionSpec: { id: '8a9c3494-9708-43d7-ae3f-cda01e5030e1', version: '1.0' },
      state: 'enabled',
    },
    {
      id: ids.dataLake,
      name: 'Data lake',
      connectionSpec: { id: '23598e46-f560-407b-88d5-ea6207e49db0', version: '1.0' },
      state: 'enabled',
    },
    {
      id: ids.refusing,
      name: 'Orders database',
      connectionSpec: { id: '1f372ff9-38a4-4492-96f5-b9a4e4bd00ec', version: '1.0' },
      auth: { specName: 'Connection String Based Authentication', params: {} },
      state: 'enabled',
    },
    {
      id: ids.restSource,
      name: 'Mailchimp campaigns',
      connectionSpec: { id: 'c8ce8c8c-37fb-4162-9fbf-c2f181e04a7a', version: '1.0' },
      auth: { specName: 'oAuth2RefreshCode', params: {} },
      state: 'enabled',
    },
    {
      id: ids.table,
      name: 'Accounts',
      connectionSpec: { id: 'cfc0fee1-7dc0-40ef-b73e-d8b134c436f5', version: '1.0' },
      auth: { specName: 'Basic Authentication', params: { username: 'integration@example.com' } },
      state: 'enabled',
    },
    {
      id: ids.customSource,
      name: 'Loyalty system',
      connectionSpec: { id: '2b54fb80-84dc-4a3c-9b9c-3d2b6b7b7e11', version: '1.0' },
      auth: { specName: 'Key', params: {} },
      state: 'enabled',
    },
  ];
  return described.map((connection, index) => {
    const etag = createEtag();
    const at = Date.UTC(2026, 0, 1 + index);
    return { ...connection, etag, version: etag, imsOrgId, sandboxName: 'dev', createdAt: at, updatedAt: at };
  });
}

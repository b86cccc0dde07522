import type {
  Client,
  ClientCredentials,
  Connection,
  ConnectionDraft,
  ConnectionStatus,
  ConnectionsInNeed,
  DetailedStructure,
  ExploreListing,
  Fault,
  FaultRule,
  GivenHostKey,
  HeadwaterOperations,
  Health,
  Readiness,
  Reset,
  Seed,
  Seeded,
  TestReport,
  TestStage,
  TrustedHostKey,
} from '@headwater/models';
import type { CallOptions } from '../client-options.ts';
import { type PagePromise, paged } from '../http/paging.ts';
import { path } from '../http/path.ts';
import type { ApiRequest, Transport } from '../http/transport.ts';
import { HEADWATER } from './base-paths.ts';
import { hearTest } from './hear-test.ts';
import type { Loose } from './query-of.ts';

export type NeedQuery = Loose<
  NonNullable<HeadwaterOperations['listConnectionsInNeed']['parameters']['query']>
>;

export type FindQuery = Loose<NonNullable<HeadwaterOperations['findConnections']['parameters']['query']>>;

/** The parameters of the platform's explore call, the cursor of a listing's next page, and how a file is written. */
export type DetailedExploreParams = Loose<
  NonNullable<HeadwaterOperations['exploreConnectionInDetail']['parameters']['query']>
>;

/** Roots and folders return a page of entries; files and tables a structure. */
export type DetailedExploreResult<Params extends DetailedExploreParams> = Params extends {
  objectType: 'root' | 'folder';
}
  ? ExploreListing
  : Params extends { objectType: 'file' | 'table' }
    ? DetailedStructure
    : ExploreListing | DetailedStructure;

export interface TestOptions extends CallOptions {
  /** Hears of each stage as it ends; otherwise the stages come with the report. */
  onStage?: ((stage: TestStage) => void) | undefined;
}

/** What the embedded service offers beyond the real API; the platform answers 404. */
export interface Headwater {
  health(options?: CallOptions): Promise<Health>;
  /** Whether requests may be sent there now; rejects with status 503 when not. */
  readiness(options?: CallOptions): Promise<Readiness>;
  /** Lists connections like the Flow Service's own list, by a text anywhere in their name too. */
  findConnections(query?: FindQuery, options?: CallOptions): PagePromise<Connection>;
  /**
   * Tests a connection and tells each stage's outcome, cause and next step. A failed test is an answer too.
   * @throws TestInterruptedError when it is cut off after `onStage` heard of a stage
   */
  testConnection(id: string, options?: TestOptions): Promise<TestReport>;
  /** Explores a connection like the Flow Service, with long listings in pages and notices beside a structure. */
  exploreConnection<const Params extends DetailedExploreParams>(
    id: string,
    params: Params,
    options?: CallOptions,
  ): Promise<DetailedExploreResult<Params>>;
  /** The same test on credentials that no connection holds yet; nothing is kept. */
  testDraft(draft: ConnectionDraft, options?: TestOptions): Promise<TestReport>;
  /** Last tests of some connections, and when their secrets end. @param ids At most 100. */
  connectionStatuses(
    ids: readonly string[],
    options?: CallOptions,
  ): Promise<{ items: readonly ConnectionStatus[] }>;
  /** Which connections of the sandbox fail, and whose secrets end soon or have ended. */
  connectionsInNeed(query?: NeedQuery, options?: CallOptions): Promise<ConnectionsInNeed>;
  /** The host keys of SSH servers that a connection trusts. */
  hostKeys(id: string, options?: CallOptions): Promise<{ items: readonly TrustedHostKey[] }>;
  /** Trusts a host key for the server of a connection, in place of the pinned one. */
  trustHostKey(id: string, key: GivenHostKey, options?: CallOptions): Promise<TrustedHostKey>;
  /** Forgets the pinned keys of a connection; its next use pins what the server then shows. */
  forgetHostKeys(id: string, options?: CallOptions): Promise<void>;
  /** Clients of the organization. For administrators, as is making and revoking them. */
  listClients(options?: CallOptions): Promise<{ items: readonly Client[] }>;
  /** Makes a client with roles in sandboxes. Its secret is in the answer and nowhere else. */
  createClient(
    client: Pick<ClientCredentials, 'grants'> & { name: string },
    options?: CallOptions,
  ): Promise<ClientCredentials>;
  /** Lets a client in no more; its tokens are refused from now on. */
  revokeClient(clientId: string, options?: CallOptions): Promise<void>;
  /** Makes sample connections in a development sandbox; of the five tutorials' sources unless told otherwise. */
  seed(seed?: Seed, options?: CallOptions): Promise<Seeded>;
  /** Deletes every connection of a development sandbox. */
  reset(options?: CallOptions): Promise<Reset>;
  /** Lets a fault happen to requests from now on. Only where the service was started with faults, else 404. */
  addFault(rule: FaultRule, options?: CallOptions): Promise<Fault>;
  listFaults(options?: CallOptions): Promise<{ items: readonly Fault[] }>;
  clearFaults(options?: CallOptions): Promise<void>;
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: to be split
export function createHeadwater(transport: Transport): Headwater {
  const { json, nothing } = transport;

  async function test(request: ApiRequest, { onStage, ...options }: TestOptions = {}): Promise<TestReport> {
    const sent = { ...request, expects: ['result', 'stages'], ...options };
    return onStage === undefined ? await json(sent) : await hearTest(transport, sent, onStage);
  }

  return {
    async health(options) {
      return await json({ method: 'GET', path: `${HEADWATER}/health`, ...options });
    },
    async readiness(options) {
      return await json({ method: 'GET', path: `${HEADWATER}/ready`, ...options });
    },
    findConnections(query, options) {
      return paged<Connection>(
        (page) =>
          json({ method: 'GET', path: `${HEADWATER}/connections`, query: page, list: 'items', ...options }),
        query,
      );
    },
    async testConnection(id, options) {
      return await test(
        { method: 'GET', path: `${HEADWATER}${path`/connections/${id}/test`}`, isSlow: true },
        options,
      );
    },
    async exploreConnection(id, params, options) {
      const explorePath = `${HEADWATER}${path`/connections/${id}/explore`}`;
      return await json({ method: 'GET', path: explorePath, query: params, ...options });
    },
    async testDraft(draft, options) {
      return await test(
        { method: 'POST', path: `${HEADWATER}/connections/test`, body: draft, isSlow: true },
        options,
      );
    },
    async connectionStatuses(ids, options) {
      const query = { connectionId: ids };
      return await json({
        method: 'GET',
        path: `${HEADWATER}/connections/status`,
        query,
        list: 'items',
        ...options,
      });
    },
    async connectionsInNeed(query = {}, options) {
      return await json({
        method: 'GET',
        path: `${HEADWATER}/connections/attention`,
        query,
        expects: ['counts', 'failing', 'expiring'],
        ...options,
      });
    },
    async hostKeys(id, options) {
      return await json({ method: 'GET', path: hostKeysPath(id), list: 'items', ...options });
    },
    async trustHostKey(id, key, options) {
      return await json({ method: 'PUT', path: hostKeysPath(id), body: key, ...options });
    },
    async forgetHostKeys(id, options) {
      await nothing({ method: 'DELETE', path: hostKeysPath(id), ...options });
    },
    async listClients(options) {
      return await json({ method: 'GET', path: `${HEADWATER}/clients`, list: 'items', ...options });
    },
    async createClient(client, options) {
      return await json({ method: 'POST', path: `${HEADWATER}/clients`, body: client, ...options });
    },
    async revokeClient(clientId, options) {
      await nothing({ method: 'DELETE', path: `${HEADWATER}${path`/clients/${clientId}`}`, ...options });
    },
    async seed(seed = {}, options) {
      return await json({ method: 'POST', path: `${HEADWATER}/seed`, body: seed, ...options });
    },
    async reset(options) {
      return await json({ method: 'POST', path: `${HEADWATER}/reset`, ...options });
    },
    async addFault(rule, options) {
      return await json({ method: 'POST', path: `${HEADWATER}/faults`, body: rule, ...options });
    },
    async listFaults(options) {
      return await json({ method: 'GET', path: `${HEADWATER}/faults`, list: 'items', ...options });
    },
    async clearFaults(options) {
      await nothing({ method: 'DELETE', path: `${HEADWATER}/faults`, ...options });
    },
  };
}

function hostKeysPath(id: string): string {
  return `${HEADWATER}${path`/connections/${id}/host-keys`}`;
}

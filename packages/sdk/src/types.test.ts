import {
  type Connection,
  type EntityReference,
  type ExploreEntry,
  type ExploreResponse,
  type ExploreStructure,
  FLOW_SERVICE_OPERATIONS as OPERATIONS,
  type TestReport,
} from '@headwater/models';
import { describe, expectTypeOf, it } from 'vitest';
import type { Transport } from './http/transport.ts';
import {
  type Client,
  type Fetch,
  InvalidInputError,
  isApiError,
  isInvalidInputError,
  type Page,
} from './index.ts';

/** Never called; only its types matter. */
function calls({ connections, connectionSpecs }: Client) {
  return {
    list: () => connections.list(),
    items: async () => {
      for await (const connection of connections.list()) return connection;
      return undefined;
    },
    root: () => connections.explore('c', { objectType: 'root' }),
    file: () => connections.explore('c', { objectType: 'file', object: 'a.csv', fileType: 'delimited' }),
    landingZone: () => connectionSpecs.explore('s', { objectType: 'root' }),
    unknown: (objectType: 'root' | 'file') => connections.explore('c', { objectType }),
    // @ts-expect-error the etag is not optional
    patchWithoutEtag: () => connections.patch('c', [], {}),
    // @ts-expect-error there is no such object type
    misspelled: () => connections.explore('c', { objectType: 'roots' }),
    // @ts-expect-error counting has a method of its own
    count: () => connections.list({ count: true }),
  };
}
type Calls = ReturnType<typeof calls>;

/** Never called; none of these may compile. */
function wrongCalls({ connections, connectionSpecs, headwater, audit }: Client): (() => unknown)[] {
  const connectionSpec = { id: 's', version: '1.0' };
  return [
    // @ts-expect-error the query has no such parameter
    () => connections.list({ limits: 3 }),
    // @ts-expect-error a limit is a number
    () => connections.list({ limit: '3' }),
    // @ts-expect-error a connection needs a name
    () => connections.create({ connectionSpec }),
    // @ts-expect-error the body has no such member
    () => connections.create({ name: 'n', connectionSpec, specId: 's' }),
    // @ts-expect-error the only mode is draft
    () => connections.create({ name: 'n', connectionSpec }, { mode: 'live' }),
    // @ts-expect-error an id is required
    () => connections.retrieve(),
    // @ts-expect-error only providers call the finalize operations
    () => connections.performAction('c', undefined, { op: 'create-finalize' }),
    // @ts-expect-error a spec needs a provider
    () => connectionSpecs.create({ name: 'n' }),
    // @ts-expect-error the query is required
    () => headwater.connectionStatuses(),
    // @ts-expect-error entries are in one of two orders
    () => audit.list({ order: 'random' }),
    // @ts-expect-error the client has no such operation
    () => headwater.deleteEverything(),
  ];
}

/** Never called; a request must match the specs to compile. */
function wrongRequests({ json }: Transport): (() => unknown)[] {
  const { retrieveConnection, listConnections } = OPERATIONS;
  const path = { connectionId: 'c' };
  return [
    () => json({ operation: retrieveConnection, path }),
    // @ts-expect-error no operation has this path
    () => json({ operation: { ...retrieveConnection, path: '/connections/{connectionId}' }, path }),
    // @ts-expect-error the operation is a GET
    () => json({ operation: { ...retrieveConnection, method: 'POST' }, path }),
    // @ts-expect-error the placeholder of the path needs a value
    () => json({ operation: retrieveConnection }),
    // @ts-expect-error the path has no such placeholder
    () => json({ operation: retrieveConnection, path: { ...path, specId: 's' } }),
    // @ts-expect-error the path has no placeholder
    () => json({ operation: listConnections, path }),
    // @ts-expect-error the query has no such parameter
    () => json({ operation: listConnections, query: { limits: 3 } }),
  ];
}

describe('types', () => {
  it('return a page if a list is awaited and an item if it is iterated', () => {
    expectTypeOf<Awaited<ReturnType<Calls['list']>>>().toEqualTypeOf<Page<Connection>>();
    expectTypeOf<Awaited<ReturnType<Calls['items']>>>().toEqualTypeOf<Connection | undefined>();
  });

  it('name the responses of the specs', () => {
    expectTypeOf<Awaited<ReturnType<Client['connections']['publish']>>>().toEqualTypeOf<EntityReference>();
    expectTypeOf<Awaited<ReturnType<Client['headwater']['testDraft']>>>().toEqualTypeOf<TestReport>();
    expectTypeOf<ReturnType<Client['connections']['delete']>>().toEqualTypeOf<Promise<void>>();
    expectTypeOf<ReturnType<Client['headwater']['metrics']>>().toEqualTypeOf<Promise<string>>();
  });

  it('accept no parameter, body, method, or path outside the specs', () => {
    expectTypeOf(wrongCalls).returns.toEqualTypeOf<(() => unknown)[]>();
    expectTypeOf(wrongRequests).returns.toEqualTypeOf<(() => unknown)[]>();
  });

  it('infer the result of exploring from the object type', () => {
    expectTypeOf<Awaited<ReturnType<Calls['root']>>>().toEqualTypeOf<ExploreEntry[]>();
    expectTypeOf<Awaited<ReturnType<Calls['landingZone']>>>().toEqualTypeOf<ExploreEntry[]>();
    expectTypeOf<Awaited<ReturnType<Calls['file']>>>().toEqualTypeOf<ExploreStructure>();
    expectTypeOf<Awaited<ReturnType<Calls['unknown']>>>().toEqualTypeOf<ExploreResponse>();
  });

  it('accept the global fetch and a service in the same process', () => {
    expectTypeOf(globalThis.fetch).toExtend<Fetch>();
    expectTypeOf<(request: Request) => Response>().toExtend<Fetch>();
  });

  it('narrow through the guards and keep the kind of findings', () => {
    const thrown: unknown = new Error('x');
    if (isApiError(thrown)) expectTypeOf(thrown.status).toEqualTypeOf<number>();
    if (isInvalidInputError(thrown))
      expectTypeOf(thrown.findings[0]?.code).toEqualTypeOf<string | undefined>();
    const finding = { code: 'c', severity: 'error', cause: '', fix: '', param: 'p' } as const;
    const error = new InvalidInputError('said', { code: 'lint', findings: [finding] });
    expectTypeOf(error.findings[0]?.param).toEqualTypeOf<'p' | undefined>();
  });
});

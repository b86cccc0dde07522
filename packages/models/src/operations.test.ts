import { describe, expect, expectTypeOf, it } from 'vitest';
import type { paths as FlowServicePaths } from './generated/flow-service.ts';
import type { paths as HeadwaterPaths } from './generated/headwater.ts';
import type { paths as ImsPaths } from './generated/ims.ts';
import type { paths as SandboxPaths } from './generated/sandbox.ts';
import {
  type ApiName,
  type FLOW_SERVICE_OPERATIONS,
  type FlowServiceOperations,
  type HEADWATER_OPERATIONS,
  type HeadwaterOperations,
  type IMS_OPERATIONS,
  type ImsOperations,
  OPERATIONS,
  type OperationDescription,
  type OperationId,
  type OperationTypes,
  type SANDBOX_OPERATIONS,
  type SandboxOperations,
} from './index.ts';

/** The types of an operation, looked up by its listed method and path. */
type AtPath<Base extends string, Paths, Listed> = Listed extends { method: infer Method; path: infer Path }
  ? Path extends `${Base}${infer Relative extends string & keyof Paths}`
    ? Paths[Relative][Lowercase<string & Method> & keyof Paths[Relative]]
    : never
  : never;

/** Ids of operations whose types differ from those at their listed method and path. */
type Misplaced<Base extends string, Paths, List, Types> = {
  [Id in keyof List & keyof Types]: [Types[Id], AtPath<Base, Paths, List[Id]>] extends [
    AtPath<Base, Paths, List[Id]>,
    Types[Id],
  ]
    ? never
    : Id;
}[keyof List & keyof Types];

type FlowService = typeof FLOW_SERVICE_OPERATIONS;
type Headwater = typeof HEADWATER_OPERATIONS;
type Ims = typeof IMS_OPERATIONS;
type Sandbox = typeof SANDBOX_OPERATIONS;

describe('the list of operations', () => {
  it('lists each operation under the method and path of its types', () => {
    expectTypeOf<
      Misplaced<'/data/foundation/flowservice', FlowServicePaths, FlowService, FlowServiceOperations>
    >().toBeNever();
    expectTypeOf<Misplaced<'/headwater', HeadwaterPaths, Headwater, HeadwaterOperations>>().toBeNever();
    expectTypeOf<Misplaced<'', ImsPaths, Ims, ImsOperations>>().toBeNever();
    expectTypeOf<
      Misplaced<'/data/foundation/sandbox-management', SandboxPaths, Sandbox, SandboxOperations>
    >().toBeNever();
  });

  it('has exactly the ids of the types', () => {
    expectTypeOf<keyof FlowService>().toEqualTypeOf<keyof FlowServiceOperations>();
    expectTypeOf<keyof Headwater>().toEqualTypeOf<keyof HeadwaterOperations>();
    expectTypeOf<keyof Ims>().toEqualTypeOf<keyof ImsOperations>();
    expectTypeOf<keyof Sandbox>().toEqualTypeOf<keyof SandboxOperations>();
  });

  it('detects a method or path that does not belong to the operation', () => {
    type Moved = {
      retrieveSandbox: { method: 'GET'; path: '/data/foundation/sandbox-management/sandboxes' };
    };
    type Deleted = { retrieveSandbox: { method: 'DELETE'; path: Sandbox['retrieveSandbox']['path'] } };
    type InTypes<List> = Misplaced<
      '/data/foundation/sandbox-management',
      SandboxPaths,
      List,
      SandboxOperations
    >;
    expectTypeOf<InTypes<Moved>>().toEqualTypeOf<'retrieveSandbox'>();
    expectTypeOf<InTypes<Deleted>>().toEqualTypeOf<'retrieveSandbox'>();
  });

  it('describes all operations in the same form', () => {
    expectTypeOf<(typeof OPERATIONS)[ApiName]>().toExtend<Readonly<Record<string, OperationDescription>>>();
  });

  it('pairs each path parameter with a placeholder in the path', () => {
    const descriptions: OperationDescription[] = Object.values(OPERATIONS).flatMap((list) =>
      Object.values(list),
    );
    expect(descriptions.length).toBeGreaterThan(0);
    for (const { path, parameters } of descriptions) {
      const declared = parameters.filter(({ in: place }) => place === 'path').map(({ name }) => `{${name}}`);
      expect(path.match(/\{\w+\}/g) ?? []).toEqual(declared);
    }
  });

  it('requires an entry for every operation of a scope in a keyed record', () => {
    type Query<Types> = Types extends { parameters: { query?: infer Value } } ? Value : never;
    type Queries = { [Id in OperationId<'sandbox'>]: (query: Query<OperationTypes['sandbox'][Id]>) => void };
    const list: Queries['listSandboxes'] = ({ limit } = {}) => void limit;
    const retrieve: Queries['retrieveSandbox'] = (query: undefined) => void query;
    const all: Queries = { listVisibleSandboxes: list, listSandboxes: list, retrieveSandbox: retrieve };
    // @ts-expect-error retrieveSandbox is missing
    const incomplete: Queries = { listVisibleSandboxes: list, listSandboxes: list };
    // @ts-expect-error retrieveSandbox takes no query, so it cannot stand in for a list
    const swapped: Queries = { ...all, listSandboxes: retrieve };
    // @ts-expect-error no operation has this id
    const unknown: Queries = { ...all, deleteSandbox: retrieve };
    expect([incomplete, swapped, unknown]).toHaveLength(3);
  });

  it('groups the operations by the headers that they require', () => {
    expectTypeOf<OperationId<'headwater', 'open'>>().toEqualTypeOf<
      'retrieveHealth' | 'retrieveReadiness' | 'retrieveMetrics' | 'retrieveSpec'
    >();
    expectTypeOf<OperationId<'sandbox', 'organization'>>().toEqualTypeOf<OperationId<'sandbox'>>();
    expectTypeOf<OperationId<'flow-service', 'sandbox'>>().toEqualTypeOf<OperationId<'flow-service'>>();
    expectTypeOf<OperationId<'ims', 'open'>>().toEqualTypeOf<OperationId<'ims'>>();
  });
});

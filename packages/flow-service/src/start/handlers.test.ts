import { expect, expectTypeOf, test } from 'vitest';
import type { Handler, Handlers } from '../gateway/handler.ts';
import { SERVED_OPERATIONS, type ServedOperationId } from '../gateway/served-operations.ts';
import type { OperationSpec } from '../gateway/validation/operation-spec.ts';
import { readOperationSpecs } from '../gateway/validation/read-operation-specs.ts';
import { HANDLERS } from './handlers.ts';

function served(scope: 'open' | 'organization' | 'sandbox'): string[] {
  return Object.entries(SERVED_OPERATIONS)
    .filter(([operationId, operation]) => operation.scope === scope && operationId in HANDLERS)
    .map(([operationId, { method, path }]) => `${method} ${path.replace(/\/$/, '')} ${operationId}`)
    .toSorted();
}

function declared(matches: (operation: OperationSpec) => boolean): string[] {
  return readOperationSpecs()
    .filter(matches)
    .map(({ method, path, operationId }) => `${method} ${path} ${operationId}`)
    .toSorted();
}

test('exactly the operations without security in the specs are served without a token', () => {
  expect(served('open')).toEqual(declared(({ isOpen }) => isOpen));
});

test('exactly the secured operations without a sandbox header are served to the organization', () => {
  expect(served('organization')).toEqual(declared(({ isOpen, isInSandbox }) => !isOpen && !isInSandbox));
});

test('exactly the operations with a sandbox header are served in a sandbox', () => {
  expect(served('sandbox')).toEqual(declared(({ isInSandbox }) => isInSandbox));
});

test('a missing handler does not compile', () => {
  const { retrieveConnection: _, ...others } = HANDLERS;
  // @ts-expect-error -- the record lacks `retrieveConnection`.
  const handlers: Handlers = others;
  expect(handlers).not.toHaveProperty('retrieveConnection');
});

test('a handler for an operation that no spec has does not compile', () => {
  const { listClients } = HANDLERS;
  // @ts-expect-error -- no spec has `listEverything`.
  const handlers: Handlers = { ...HANDLERS, listEverything: listClients };
  expect(handlers).toHaveProperty('listEverything');
});

/** Operations whose handler also fits another operation. */
type Swappable = {
  [Id in ServedOperationId]: {
    [Other in Exclude<ServedOperationId, Id>]: Handler<Other> extends Handler<Id> ? Id : never;
  }[Exclude<ServedOperationId, Id>];
}[ServedOperationId];

test('a handler of another operation does not compile, even if calls and bodies have the same shape', () => {
  const { testConnection, deleteConnection } = HANDLERS;
  // @ts-expect-error -- the handlers of `testConnection` and `deleteConnection` are swapped.
  const handlers: Handlers = { ...HANDLERS, testConnection: deleteConnection };
  expect(handlers.testConnection).not.toBe(testConnection);
  expectTypeOf<Swappable>().toBeNever();
});

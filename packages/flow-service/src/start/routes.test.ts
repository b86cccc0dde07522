import { expect, test } from 'vitest';
import type { RouteGroup } from '../gateway/route.ts';
import type { OperationSpec } from '../gateway/validation/operation-spec.ts';
import { readOperationSpecs } from '../gateway/validation/read-operation-specs.ts';
import { OPEN_ROUTES, ORGANIZATION_ROUTES, SANDBOX_ROUTES } from './routes.ts';

function served(groups: readonly RouteGroup<never>[]): string[] {
  return groups
    .flatMap(({ base, routes }) => routes.map(([method, path, id]) => `${method} ${base}${path} ${id}`))
    .toSorted();
}

function declared(matches: (operation: OperationSpec) => boolean): string[] {
  return readOperationSpecs()
    .filter(matches)
    .map(
      ({ method, path, operationId }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')} ${operationId}`,
    )
    .toSorted();
}

test('every operation of the specs without security is an open route, and no other', () => {
  expect(served(OPEN_ROUTES)).toEqual(declared(({ isOpen }) => isOpen));
});

test('every secured operation without a sandbox header is an organization route, and no other', () => {
  expect(served(ORGANIZATION_ROUTES)).toEqual(declared(({ isOpen, isInSandbox }) => !isOpen && !isInSandbox));
});

test('every operation with a sandbox header is a sandbox route, and no other', () => {
  expect(served(SANDBOX_ROUTES)).toEqual(declared(({ isInSandbox }) => isInSandbox));
});

import { expect, test } from 'vitest';
import { OPEN_ROUTES, ORGANISATION_ROUTES, SANDBOX_ROUTES } from './routes.ts';
import { readOperationSpecs } from './validation/read-operation-specs.ts';

const operations = readOperationSpecs();

function toLines(routes: readonly { method: string; path: string; operationId: string }[]): string[] {
  return routes.map(({ method, path, operationId }) => `${method} ${path} ${operationId}`).toSorted();
}

function declared(matches: (operation: (typeof operations)[number]) => boolean): string[] {
  return toLines(
    operations.filter(matches).map((operation) => ({
      ...operation,
      path: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    })),
  );
}

test('every operation of the specs without security is an open route, and no other', () => {
  expect(toLines(OPEN_ROUTES)).toEqual(declared(({ isOpen }) => isOpen));
});

test('every secured operation without a sandbox header is an organisation route, and no other', () => {
  expect(toLines(ORGANISATION_ROUTES)).toEqual(
    declared(({ isOpen, isInSandbox }) => !isOpen && !isInSandbox),
  );
});

test('every operation with a sandbox header is a sandbox route, and no other', () => {
  expect(toLines(SANDBOX_ROUTES)).toEqual(declared(({ isInSandbox }) => isInSandbox));
});

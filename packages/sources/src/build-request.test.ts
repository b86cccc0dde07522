import { expect, it } from 'vitest';
import { buildConnectionRequest } from './build-request.ts';
import { loadSource } from './catalog.ts';

const definition = await loadSource('adls-gen2');
const [variant] = definition.variants;
const params = { url: 'https://contosolake.dfs.core.windows.net', tenant: 'contoso' };

it('builds the body of a create request', () => {
  expect(buildConnectionRequest(definition, { name: 'lake', description: 'ours', variant, params })).toEqual({
    name: 'lake',
    description: 'ours',
    auth: { specName: 'Basic Authentication for adls-gen2', params },
    connectionSpec: { id: '0ed90a81-07f4-4586-8190-b40eccef1c5a', version: '1.0' },
  });
});

it('omits absent values', () => {
  const body = buildConnectionRequest(definition, { name: 'lake', params: {} });
  expect(Object.keys(body)).toEqual(['name', 'connectionSpec']);
});

it('uses the spec id of the target', () => {
  const connectionSpecId = 'b3ba5556-48be-44b7-8b85-ff2b69b46dc4';
  expect(
    buildConnectionRequest(definition, { name: 'lake', params: {}, connectionSpecId }).connectionSpec?.id,
  ).toBe(connectionSpecId);
});

it('does not share the parameters object with its caller', () => {
  const body = buildConnectionRequest(definition, { name: 'lake', variant, params });
  expect(body.auth?.params).not.toBe(params);
});

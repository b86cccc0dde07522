import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { loadSource } from './catalog.ts';
import { toJsonSchema } from './json-schema.ts';

const definition = await loadSource('azure-blob');

it('is a valid JSON Schema for every variant', () => {
  for (const variant of definition.variants)
    expect(new Ajv({ strict: false }).validateSchema(toJsonSchema(variant))).toBe(true);
});

it('marks secrets as passwords and lists required parameters', () => {
  const sasUri = definition.variants.find(({ key }) => key === 'SasUri');
  expect(sasUri && toJsonSchema(sasUri)).toMatchObject({
    properties: {
      sasUri: { type: 'string', format: 'password', minLength: 1 },
      container: expect.not.objectContaining({ format: 'password' }),
    },
    required: ['sasUri'],
  });
});

import { expect, it } from 'vitest';
import { coerceParams } from './coerce-params.ts';
import type { AuthParameter, AuthVariant } from './source.ts';

const types = {
  text: 'string',
  port: 'integer',
  isOn: 'boolean',
  options: 'object',
  hosts: 'array',
} as const;
const params = Object.entries(types).map(
  ([name, type]): AuthParameter => ({
    name,
    type,
    title: name,
    description: '',
    isRequired: false,
    isSecret: false,
    examples: [],
  }),
);
const variant: AuthVariant = {
  key: 'Basic',
  specName: 'Basic',
  title: '',
  description: '',
  type: 'Basic',
  deployments: [],
  params,
};

it('converts strings to the types of the variant', () => {
  const strings = {
    text: '7',
    port: '1433',
    isOn: 'true',
    options: '{"a":1}',
    hosts: '["a","b"]',
    other: '7',
  };
  expect(coerceParams(variant, strings)).toEqual({
    text: '7',
    port: 1433,
    isOn: true,
    options: { a: 1 },
    hosts: ['a', 'b'],
    other: '7',
  });
});

it('leaves what cannot be turned, and what is no text, for the validation', () => {
  expect(coerceParams(variant, { port: 'many', isOn: false, hosts: 'a,b' })).toEqual({
    port: 'many',
    isOn: false,
    hosts: 'a,b',
  });
});

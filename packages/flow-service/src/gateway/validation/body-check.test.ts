import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { checkBody } from './body-check.ts';

const validate = new Ajv({ strict: false }).compile({
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1 },
    auth: { type: 'object', required: ['specName'], properties: { specName: { type: 'string' } } },
    order: { type: 'string', enum: ['asc', 'desc'] },
    page: {
      type: 'object',
      additionalProperties: false,
      properties: { limit: { type: 'integer', maximum: 9 } },
    },
  },
});

test.each([
  [{}, 'The field name is missing or empty.'],
  [{ name: '' }, 'The field name is missing or empty.'],
  [{ name: 7 }, 'name must be string.'],
  [{ name: 'n', auth: {} }, 'The field auth.specName is missing or empty.'],
  [{ name: 'n', auth: { specName: 1 } }, 'auth.specName must be string.'],
  [{ name: 'n', order: 'hush' }, 'order must be one of asc, desc.'],
  [{ name: 'n', page: { size: 1 } }, 'page has a field that is not known: size.'],
  [{ name: 'n', page: { limit: 10 } }, 'page.limit must be <= 9.'],
  [['n'], 'The body must be object.'],
])('the message for %j names the invalid field but not its value', (body, message) => {
  expect(() => checkBody(validate, body)).toThrow(message);
});

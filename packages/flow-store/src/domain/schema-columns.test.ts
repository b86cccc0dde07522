import { expect, test } from 'vitest';
import { columnsOfSchema, UnsupportedSchemaError } from './schema-columns.ts';

const PROFILE = { $ref: 'https://ns.adobe.com/xdm/context/profile' };

function columnsFrom(properties: object, required: readonly string[] = []): readonly unknown[] {
  return columnsOfSchema({ type: 'object', properties, required });
}

test.each<{ field: object; type: string }>([
  { field: { type: 'string' }, type: 'string' },
  { field: { type: 'string', format: 'date' }, type: 'date' },
  { field: { type: 'string', format: 'date-time' }, type: 'date-time' },
  { field: { type: 'string', format: 'email' }, type: 'string' },
  { field: { type: 'boolean' }, type: 'boolean' },
  { field: { type: 'number' }, type: 'double' },
  { field: { type: 'integer' }, type: 'integer' },
  { field: { type: 'integer', 'meta:xdmType': 'long' }, type: 'long' },
  { field: { type: 'integer', 'meta:xdmType': 'int' }, type: 'integer' },
  { field: { type: 'integer', minimum: -128, maximum: 128 }, type: 'byte' },
  { field: { type: 'integer', minimum: -32768, maximum: 32768 }, type: 'short' },
  { field: { type: 'integer', minimum: -2147483648, maximum: 2147483648 }, type: 'integer' },
  { field: { type: 'integer', minimum: 0 }, type: 'long' },
  { field: { type: 'integer', maximum: 9007199254740991, minimum: -9007199254740991 }, type: 'long' },
])('$field is a column of the type $type', ({ field, type }) => {
  expect(columnsFrom({ field })).toEqual([{ name: 'field', type, required: false }]);
});

test('nested objects become dotted paths, required only if every level is', () => {
  const city = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };

  expect(columnsFrom({ home: city, work: city }, ['home'])).toEqual([
    { name: 'home.city', type: 'string', required: true },
    { name: 'work.city', type: 'string', required: false },
  ]);
});

test('the fields of the class and of every part of allOf are merged', () => {
  const part = (name: string): object => ({
    properties: { _shop: { type: 'object', properties: { [name]: { type: 'string' } } } },
  });

  expect(columnsOfSchema({ allOf: [PROFILE, part('first'), part('second')] })).toEqual([
    { name: '_id', type: 'string', required: false },
    { name: '_shop.first', type: 'string', required: false },
    { name: '_shop.second', type: 'string', required: false },
  ]);
});

test('an experience event requires its id and time', () => {
  const columns = columnsOfSchema({
    allOf: [{ $ref: 'https://ns.adobe.com/xdm/context/experienceevent' }],
  });

  expect(columns.filter(({ required }) => required).map(({ name }) => name)).toEqual(['_id', 'timestamp']);
});

test.each<{ what: string; schema: Record<string, unknown>; path: string }>([
  { what: 'a list', schema: { properties: { a: { type: 'array' } } }, path: 'a' },
  {
    what: 'a map in an object',
    schema: { properties: { a: { properties: { b: { type: 'object' } } } } },
    path: 'a.b',
  },
  { what: 'an unknown type', schema: { properties: { a: { 'meta:xdmType': 'map' } } }, path: 'a' },
  { what: 'a field without a type', schema: { properties: { a: {} } }, path: 'a' },
  { what: 'a name with a dot', schema: { properties: { 'a.b': { type: 'string' } } }, path: 'a.b' },
  { what: 'an unknown reference', schema: { allOf: [{ $ref: 'https://example.com/x' }] }, path: 'allOf' },
  {
    what: 'two definitions of a field',
    schema: { allOf: [PROFILE, { properties: { _id: { type: 'number' } } }] },
    path: '_id',
  },
])('refuses $what by its path', ({ schema, path }) => {
  expect(() => columnsOfSchema(schema)).toThrow(UnsupportedSchemaError);
  expect(() => columnsOfSchema(schema)).toThrow(path);
});

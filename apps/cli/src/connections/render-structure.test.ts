import { expect, test } from 'vitest';
import { renderColumns } from './render-structure.ts';

test('shows the type of each column of a table, including nested ones', () => {
  const columns = renderColumns({
    format: 'hierarchical',
    schema: {
      type: 'object',
      properties: {
        id: { type: 'integer' },
        at: { type: 'string', format: 'date-time' },
        tags: { type: 'array', items: { type: 'string' } },
        address: { type: 'object', properties: { city: { type: 'string' } } },
        lines: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } },
      },
    },
  });
  expect(columns.split('\n').map((line) => line.replace(/ {2,}/, ' | '))).toEqual([
    'COLUMN | TYPE',
    'id | integer',
    'at | string (date-time)',
    'tags | array of string',
    'address | object',
    'address.city | string',
    'lines | array of object',
    'lines.sku | string',
  ]);
});

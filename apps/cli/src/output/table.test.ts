import { expect, test } from 'vitest';
import { renderTable } from './table.ts';

interface Row {
  name: string;
  note: string;
}

const COLUMNS = [
  { header: 'NAME', value: ({ name }: Row) => name },
  { header: 'NOTE', value: ({ note }: Row) => note },
];

test('aligns columns by display width, including wide characters and joined emoji', () => {
  const rows = [
    { name: '東京', note: 'four cells wide' },
    { name: '👩‍💻', note: 'two cells wide' },
    { name: 'Rome', note: 'four cells wide' },
  ];
  expect(renderTable(rows, COLUMNS)).toBe(
    ['NAME  NOTE', '東京  four cells wide', '👩‍💻    two cells wide', 'Rome  four cells wide'].join('\n'),
  );
});

test('narrows the widest column until the table fits', () => {
  const rows = [{ name: 'short', note: 'a remark that is much too long for the line' }];
  const lines = renderTable(rows, COLUMNS, { width: 24 }).split('\n');
  expect(lines).toEqual(['NAME   NOTE', 'short  a remark that is…']);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(24);
});

test('narrows several wide columns evenly and stops before they become unreadable', () => {
  const rows = [{ name: 'n'.repeat(40), note: 'o'.repeat(40) }];
  expect(renderTable(rows, COLUMNS, { width: 30 }).split('\n')[1]).toBe(
    `${'n'.repeat(13)}…  ${'o'.repeat(13)}…`,
  );
  expect(renderTable(rows, COLUMNS, { width: 5 }).split('\n')[1]).toBe(
    `${'n'.repeat(7)}…  ${'o'.repeat(7)}…`,
  );
});

test('prints no control character of a value', () => {
  const table = renderTable([{ name: '\u001b[31mred', note: 'two\nlines' }], COLUMNS);
  expect(table).not.toContain('\u001b');
  expect(table.split('\n')).toHaveLength(2);
});

test('indents the table within the width', () => {
  const lines = renderTable([{ name: 'name', note: 'n'.repeat(40) }], COLUMNS, { width: 20, indent: '    ' });
  expect(lines).toBe(`    NAME  NOTE\n    name  ${'n'.repeat(9)}…`);
});

test('prints only headers when there are no rows', () => {
  expect(renderTable([], COLUMNS)).toBe('NAME  NOTE');
});

test('narrows a key column only when no other column can be narrowed', () => {
  const columns = [{ header: 'NAME', value: ({ name }: Row) => name, isKey: true }, ...COLUMNS.slice(1)];
  const rows = [{ name: 'n'.repeat(20), note: 'o'.repeat(20) }];
  expect(renderTable(rows, columns, { width: 32 }).split('\n')[1]).toBe(
    `${'n'.repeat(20)}  ${'o'.repeat(9)}…`,
  );
  expect(renderTable(rows, columns, { width: 24 }).split('\n')[1]).toBe(
    `${'n'.repeat(13)}…  ${'o'.repeat(7)}…`,
  );
});

test('wraps a long value in a column that asks for it', () => {
  const columns = [
    ...COLUMNS.slice(0, 1),
    { header: 'NOTE', value: ({ note }: Row) => note, isWrapped: true },
  ];
  const rows = [
    { name: 'one', note: 'which is too long for a line' },
    { name: 'two', note: 'short' },
  ];
  expect(renderTable(rows, columns, { width: 20 }).split('\n')).toEqual([
    'NAME  NOTE',
    'one   which is too',
    '      long for a',
    '      line',
    'two   short',
  ]);
});

test('escapes control characters and direction overrides, in headers too', () => {
  const columns = [{ header: 'a\u001b[2Jb', value: ({ name }: Row) => name }];
  const rows = [{ name: 'x\u009b31m\u202etxt.exe\ty\r\u0007', note: '' }];
  expect(renderTable(rows, columns)).toBe('a\\u001b[2Jb\nx\\u009b31m\\u202etxt.exe\\ty\\r\\u0007');
});

test('prints spaces unchanged', () => {
  expect(renderTable([{ name: 'two  spaces', note: 'n' }], COLUMNS)).toContain('two  spaces  n');
});

test('drops optional columns, the last first, before it cuts an id, and reports them', () => {
  const id = '0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f';
  const text = (name: string) => ({ header: name, value: () => name.repeat(4) });
  const columns = [
    { ...text('NAME'), isKey: true },
    text('SOURCE'),
    { ...text('STATE'), isOptional: true },
    { ...text('EXPIRES'), isOptional: true },
    { header: 'ID', value: () => id, isWhole: true },
  ];
  const hidden: unknown[] = [];
  const table = renderTable([{}], columns, { width: 70, onHidden: (headers) => hidden.push(headers) });
  expect(table.split('\n').every((line) => line.length <= 70)).toBe(true);
  expect(table).toContain(id);
  expect(hidden).toEqual([['EXPIRES']]);
  expect(renderTable([{}], columns, { width: Number.POSITIVE_INFINITY })).toContain('EXPIRES'.repeat(4));
});

import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readJson } from './json.ts';
import { toExactNumber } from './json-number.ts';

const read = (text: string, isCut = false) => readJson(text, { isCut, maxRows: 100 });
const refusal = (text: string) => {
  try {
    return read(text);
  } catch (error) {
    return error;
  }
};

describe('numbers', () => {
  it('are exact at every depth and do not change column types', () => {
    const { rows, columns } = read(
      '{"id": 7234567890123456781, "in": {"list": [7234567890123456782, 5]}, "tiny": 0.12345678901234567891, "huge": 1e999, "half": 12345678901234567890.5}\n' +
        '{"id": 3, "in": {"list": []}, "tiny": 0.5, "huge": 1.5e3, "half": 1.50}',
    );
    expect(rows).toEqual([
      {
        id: '7234567890123456781',
        in: { list: ['7234567890123456782', 5] },
        tiny: '0.12345678901234567891',
        huge: '1e999',
        half: '12345678901234567890.5',
      },
      { id: 3, in: { list: [] }, tiny: 0.5, huge: 1500, half: 1.5 },
    ]);
    expect(columns.map(({ type }) => type)).toEqual(['integer', 'object', 'number', 'number', 'number']);
    expect(columns[1]?.xdm).toEqual({
      type: 'object',
      properties: { list: { type: 'array', items: { type: 'integer' } } },
    });
  });

  it.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', '9007199254740992'],
    ['-9007199254740993', '-9007199254740993'],
    ['0.1', 0.1],
    ['0.10', 0.1],
    ['-0', -0],
    ['1E5', 100000],
    ['1.7976931348623157e308', Number.MAX_VALUE],
    ['1e-400', '1e-400'],
    ['0.30000000000000004', 0.30000000000000004],
    ['0.300000000000000040', 0.30000000000000004],
    ['0.3000000000000000400001', '0.3000000000000000400001'],
    ['0e99', 0],
  ])('%s is %j', (source, value) => {
    expect(toExactNumber(source)).toBe(value);
  });
});

describe('documents', () => {
  it.each([
    ['two arrays', '[{"a":1}] [{"a":2}]'],
    ['two arrays without a space', '[{"a":1}][{"a":2}]'],
    ['an array and an object', '[{"a":1}]\n{"a":2}'],
    ['objects one after another', '{"a":1}{"a":2}'],
    ['CRLF lines with blank ones', '{"a":1}\r\n\r\n{"a":2}\r\n'],
    ['empty arrays around', '[] [{"a":1}, {"a":2}] []'],
    ['white space everywhere', ' \n[ {"a" : 1} \t,\r\n{"a":2} ] \n'],
  ])('%s return all their records', (_name, text) => {
    expect(read(text).rows).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it.each([
    ['a word after an array', '[{"a":1}] rest', 'unexpected rest at line 1, column 11'],
    ['a comma after an array', '[{"a":1}],[{"a":2}]', 'unexpected , at line 1, column 10'],
    ['a comma at the end', '[{"a":1},]', 'unexpected a comma before ] at line 1, column 9'],
    ['a missing comma', '[{"a":1}\n {"a":2}]', 'unexpected { at line 2, column 2'],
    ['NaN', '[{"a":1},\n {"a":NaN}]', 'NaN at line 2, column 7 is not a JSON number'],
    ['-Infinity', '{"x":{"a":-Infinity}}', '-Infinity at line 1, column 11 is not a JSON number'],
    ['an array without an end', '[{"a":1},{"a":2}', 'the value that begins at line 1, column 1 never ends'],
    ['an object without an end', '[{"a":1},{"a":2', 'the value that begins at line 1, column 10 never ends'],
    ['single quotes', "{'a':1}", "unexpected ' at line 1, column 2"],
    ['a leading zero', '{"a":01}', 'unexpected 1 at line 1, column 7'],
    [
      'a line end in a string',
      '{"a":"x\ny"}',
      'a string has the control character U+000A at line 1, column 8',
    ],
    ['delimited text', 'id,n\n1,x\n', 'unexpected id at line 1, column 1'],
    ['great depth', `[${'['.repeat(5000)}`, 'the value at line 1, column 2 has more than 100 levels'],
  ])('%s is rejected with its position', (_name, text, what) => {
    expect(refusal(text)).toMatchObject({
      code: 'file-unreadable',
      cause: `The file is not valid JSON: ${what}.`,
    });
  });

  it.each([
    ['[1, 2]', 'column 2 is a number'],
    ['[[1, 2], [3, 4]]', 'column 2 is an array'],
    ['"word"', 'column 1 is a string'],
  ])('%s has no objects and is rejected with its first record', (text, what) => {
    expect(refusal(text)).toMatchObject({ cause: expect.stringContaining(what) });
  });

  it('omits records that are not objects and reports them', () => {
    const { rows, notices } = read('[{"a":1}, null, 5, {"a":2}]');
    expect(rows).toEqual([{ a: 1 }, { a: 2 }]);
    expect(notices).toMatchObject([
      { code: 'records-not-objects', message: expect.stringContaining('2 records') },
    ]);
  });

  it.each(['[]', '', ' \n', '[] []'])('%j has no columns and no rows', (text) => {
    expect(read(text)).toMatchObject({ columns: [], rows: [] });
  });

  it('keeps the key __proto__', () => {
    expect(JSON.stringify(read('{"__proto__": {"a": 1}, "constructor": 2}').rows)).toBe(
      '[{"__proto__":{"a":1},"constructor":2}]',
    );
  });

  it('shows the last value of a duplicate key and reports its position', () => {
    const { rows, notices } = read('{"a": 1}\n{"b": {"k": 1, "k": 2}, "c": "k:k"}\n');
    expect(rows[1]).toEqual({ b: { k: 2 }, c: 'k:k' });
    expect(notices).toMatchObject([
      {
        code: 'duplicate-keys',
        message: expect.stringContaining('repeats the key "k" at line 2, column 16'),
      },
    ]);
  });
});

describe('JSON lines', () => {
  it.each([
    ['a word', '{"a":1}\n{"a":oops}\n{"a":3}\n', 'unexpected oops at line 2, column 6'],
    ['a missing end', '{"a":1}\n{"a":2\n{"a":3}\n', 'the value that begins at line 2, column 1 never ends'],
    ['an extra end', '{"a":1}\r\n{"a":2}}\r\n{"a":3}', 'unexpected } at line 2, column 8'],
    ['no JSON at all', '{"a":1}\n# comment\n{"a":3}', 'unexpected # at line 2, column 1'],
  ])('shows the other lines if one has %s, and reports its position', (_name, text, place) => {
    const { rows, notices } = read(text);
    expect(rows).toEqual([{ a: 1 }, { a: 3 }]);
    expect(notices).toMatchObject([{ code: 'invalid-lines', message: expect.stringContaining(`${place}.`) }]);
  });

  it('keeps the lines after an incomplete one in truncated text', () => {
    const lines = Array.from({ length: 20 }, (_, id) => (id === 1 ? '{"id":1' : `{"id":${id}}`));
    const { rows, notices } = read(`${lines.join('\n')}\n{"id":`, true);
    expect(rows).toHaveLength(19);
    expect(notices).toMatchObject([{ code: 'invalid-lines' }]);
  });
});

test('any value reads as with JSON.parse, except that integers beyond 2^53 are strings', () => {
  const keepInteger = (_key: string, value: unknown) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(String(value))
      ? String(value)
      : value;
  assert(
    property(jsonValue({ maxDepth: 4 }), (value) => {
      const text = JSON.stringify({ value });
      const { rows, notices } = read(text);
      expect(JSON.stringify(rows[0])).toBe(JSON.stringify(JSON.parse(text, keepInteger)));
      expect(notices).toEqual([]);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseProperty } from './property-expression.ts';

describe('splits an expression into its parts', () => {
  test.each([
    { given: 'name==Orders', want: { field: 'name', operator: '==', values: ['Orders'] } },
    { given: 'name=Orders', want: { field: 'name', operator: '==', values: ['Orders'] } },
    { given: 'name!=Orders', want: { field: 'name', operator: '!=', values: ['Orders'] } },
    { given: 'createdAt<5', want: { field: 'createdAt', operator: '<', values: ['5'] } },
    { given: 'createdAt<=5', want: { field: 'createdAt', operator: '<=', values: ['5'] } },
    { given: 'createdAt>5', want: { field: 'createdAt', operator: '>', values: ['5'] } },
    { given: 'createdAt>=5', want: { field: 'createdAt', operator: '>=', values: ['5'] } },
    { given: 'id==A,B,C', want: { field: 'id', operator: '==', values: ['A', 'B', 'C'] } },
    { given: 'name=="A,B",C', want: { field: 'name', operator: '==', values: ['A,B', 'C'] } },
    { given: 'name=="A B"', want: { field: 'name', operator: '==', values: ['A B'] } },
    { given: 'name==""', want: { field: 'name', operator: '==', values: [''] } },
    { given: 'name=="a"b"', want: { field: 'name', operator: '==', values: ['a"b'] } },
    { given: 'name==say "hi"', want: { field: 'name', operator: '==', values: ['say "hi"'] } },
    { given: 'name=="a",b,"c"', want: { field: 'name', operator: '==', values: ['a', 'b', 'c'] } },
    { given: 'name==a,,b,', want: { field: 'name', operator: '==', values: ['a', 'b'] } },
    { given: 'name=="a,b', want: { field: 'name', operator: '==', values: ['"a', 'b'] } },
    { given: 'name=="', want: { field: 'name', operator: '==', values: ['"'] } },
    { given: 'name=="a\nb"', want: { field: 'name', operator: '==', values: ['a\nb'] } },
    { given: 'connectionSpec.id==x', want: { field: 'connectionSpec.id', operator: '==', values: ['x'] } },
    { given: 'columns[].name==x', want: { field: 'columns[].name', operator: '==', values: ['x'] } },
  ])('$given', ({ given, want }) => {
    expect(parseProperty(given)).toEqual(want);
  });
});

describe('rejects a malformed expression', () => {
  test.each([
    { given: '', code: 'FLOW-1453-400' },
    { given: 'name', code: 'FLOW-1453-400' },
    { given: '==x', code: 'FLOW-1453-400' },
    { given: 'name==', code: 'FLOW-1453-400' },
    { given: 'name==,', code: 'FLOW-1453-400' },
    { given: 'name~x', code: 'FLOW-1440-400' },
    { given: 'name=~x', code: 'FLOW-1440-400' },
    { given: 'name!>x', code: 'FLOW-1450-400' },
    { given: 'name<>x', code: 'FLOW-1450-400' },
    { given: 'name===x', code: 'FLOW-1450-400' },
  ])('$given → $code', ({ given, code }) => {
    expect(() => parseProperty(given)).toThrow(expect.objectContaining({ code }));
  });
});

test('returns a quoted value unchanged', () => {
  const withoutQuote = fc.string().filter((text) => !text.includes('"'));
  fc.assert(
    fc.property(fc.array(withoutQuote, { minLength: 1 }), (values) => {
      const written = values.map((value) => `"${value}"`).join(',');

      expect(parseProperty(`name==${written}`).values).toEqual(values);
    }),
  );
});

test('reads a string of unclosed quotes only once, regardless of its length', () => {
  const { values } = parseProperty(`name==${',"x'.repeat(300_000)}`);

  expect(values.length).toBe(300_000);
});

test('throws only problems', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        parseProperty(text);
      } catch (error) {
        expect(error).toMatchObject({ name: 'ServiceProblem', status: 400 });
      }
    }),
  );
});

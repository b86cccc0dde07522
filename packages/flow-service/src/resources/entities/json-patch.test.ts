import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyPatch, type Instruction } from './json-patch.ts';

describe('instructions', () => {
  test.each<{ given: unknown; patch: Instruction[]; want: unknown }>([
    { given: { a: 1 }, patch: [{ op: 'add', path: '/b', value: 2 }], want: { a: 1, b: 2 } },
    { given: { a: 1 }, patch: [{ op: 'add', path: '/a', value: 2 }], want: { a: 2 } },
    { given: { a: 1 }, patch: [{ op: 'replace', path: '/a', value: null }], want: { a: null } },
    { given: { a: 1, b: 2 }, patch: [{ op: 'remove', path: '/a' }], want: { b: 2 } },
    { given: { a: { b: 1 } }, patch: [{ op: 'replace', path: '/a/b', value: 2 }], want: { a: { b: 2 } } },
    {
      given: { 'a/b': 1, 'c~d': 2 },
      patch: [
        { op: 'remove', path: '/a~1b' },
        { op: 'remove', path: '/c~0d' },
      ],
      want: {},
    },
    { given: { a: [1, 2] }, patch: [{ op: 'add', path: '/a/1', value: 9 }], want: { a: [1, 9, 2] } },
    { given: { a: [1, 2] }, patch: [{ op: 'add', path: '/a/-', value: 9 }], want: { a: [1, 2, 9] } },
    { given: { a: [1, 2] }, patch: [{ op: 'add', path: '/a/2', value: 9 }], want: { a: [1, 2, 9] } },
    { given: { a: [1, 2] }, patch: [{ op: 'replace', path: '/a/0', value: 9 }], want: { a: [9, 2] } },
    { given: { a: [1, 2] }, patch: [{ op: 'remove', path: '/a/0' }], want: { a: [2] } },
    { given: { a: [{ b: 1 }] }, patch: [{ op: 'remove', path: '/a/0/b' }], want: { a: [{}] } },
    { given: { a: [[1]] }, patch: [{ op: 'add', path: '/a/0/-', value: 2 }], want: { a: [[1, 2]] } },
    { given: {}, patch: [{ op: 'add', path: '/', value: 1 }], want: { '': 1 } },
  ])('$patch', ({ given, patch, want }) => {
    expect(applyPatch(given, patch)).toEqual(want);
  });

  test('apply to the result of the previous ones', () => {
    const patch: Instruction[] = [
      { op: 'add', path: '/a', value: {} },
      { op: 'add', path: '/a/b', value: 1 },
      { op: 'remove', path: '/c' },
    ];

    expect(applyPatch({ c: 1 }, patch)).toEqual({ a: { b: 1 } });
  });

  test('do not reach the prototype', () => {
    const patched = applyPatch({}, [{ op: 'add', path: '/__proto__', value: { isAdmin: true } }]);

    expect(patched).not.toHaveProperty('isAdmin');
    expect(() => applyPatch({}, [{ op: 'add', path: '/__proto__/isAdmin', value: true }])).toThrow();
    expect({}).not.toHaveProperty('isAdmin');
  });
});

describe('rejects a path that does not exist', () => {
  test.each<{ given: unknown; patch: Instruction }>([
    { given: {}, patch: { op: 'replace', path: '/a', value: 1 } },
    { given: {}, patch: { op: 'remove', path: '/a' } },
    { given: {}, patch: { op: 'add', path: '/a/b', value: 1 } },
    { given: { a: 1 }, patch: { op: 'add', path: '/a/b', value: 1 } },
    { given: {}, patch: { op: 'remove', path: '/toString' } },
    { given: { a: [] }, patch: { op: 'add', path: '/a/1', value: 1 } },
    { given: { a: [[]] }, patch: { op: 'add', path: '/a/-/0', value: 1 } },
    { given: { a: [null] }, patch: { op: 'add', path: '/a/0/b', value: 1 } },
    { given: { a: [1] }, patch: { op: 'replace', path: '/a/-', value: 1 } },
    { given: { a: [1] }, patch: { op: 'remove', path: '/a/01' } },
    { given: { a: [1] }, patch: { op: 'remove', path: '/a/length' } },
    { given: {}, patch: { op: 'add', path: 'a', value: 1 } },
    { given: {}, patch: { op: 'remove', path: '' } },
  ])('$patch', ({ given, patch }) => {
    expect(() => applyPatch(given, [patch])).toThrow(expect.objectContaining({ code: 'FLOW-1455-400' }));
  });
});

const documents = fc.dictionary(fc.string(), fc.jsonValue());
const pointer = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

test('can read an added value, and restores the document by removing it', () => {
  fc.assert(
    fc.property(documents, fc.string(), fc.jsonValue(), (document, key, value) => {
      fc.pre(!Object.hasOwn(document, key));
      const added = applyPatch(document, [{ op: 'add', path: pointer(key), value }]) as Record<
        string,
        unknown
      >;

      expect(added[key]).toEqual(value);
      expect(applyPatch(added, [{ op: 'remove', path: pointer(key) }])).toEqual(document);
    }),
  );
});

test('a patch of several instructions equals the same instructions as separate patches', () => {
  const instructions = fc.array(
    fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      op: fc.constantFrom('add', 'replace', 'remove'),
      value: fc.nat(),
    }),
  );
  fc.assert(
    fc.property(instructions, (written) => {
      const patch = written.map(({ key, op, value }) => ({ op, path: `/${key}`, value }) as Instruction);

      expect(outcome(() => applyPatch({ a: 0 }, patch))).toEqual(
        outcome(() =>
          patch.reduce<unknown>((document, instruction) => applyPatch(document, [instruction]), { a: 0 }),
        ),
      );
    }),
  );
});

test('never changes the original document, whether the patch applies or not', () => {
  fc.assert(
    fc.property(documents, fc.string(), (document, key) => {
      const before = structuredClone(document);
      outcome(() =>
        applyPatch(document, [
          { op: 'add', path: '/x', value: 1 },
          { op: 'replace', path: pointer(key), value: 1 },
        ]),
      );

      expect(document).toEqual(before);
    }),
  );
});

test('does not change the value of an instruction through later ones', () => {
  const value = { b: 1 };
  applyPatch({}, [
    { op: 'add', path: '/a', value },
    { op: 'remove', path: '/a/b' },
  ]);

  expect(value).toEqual({ b: 1 });
});

test('applies as many instructions as a body can hold', { timeout: 10_000 }, () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}`);
  const patch = keys.map((key): Instruction => ({ op: 'add', path: `/auth/params/${key}`, value: 1 }));

  expect(applyPatch({ auth: { params: {} } }, patch)).toEqual({
    auth: { params: Object.fromEntries(keys.map((key) => [key, 1])) },
  });
});

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return (error as { code: string }).code;
  }
}

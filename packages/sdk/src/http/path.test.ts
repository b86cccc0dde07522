import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInvalidInputError } from '../errors/invalid-input-error.ts';
import { fillPath } from './path.ts';

describe('fillPath', () => {
  it.each([
    { id: 'abc-1', want: '/connections/abc-1/test' },
    { id: 'a/b', want: '/connections/a%2Fb/test' },
    { id: '../x', want: '/connections/..%2Fx/test' },
    { id: 'a?b#c', want: '/connections/a%3Fb%23c/test' },
    { id: 'größe 1', want: '/connections/gr%C3%B6%C3%9Fe%201/test' },
  ])('writes $id as one segment', ({ id, want }) => {
    expect(fillPath('/connections/{connectionId}/test', { connectionId: id })).toBe(want);
  });

  it.each(['', '.', '..', '\ud800'])('refuses "%s", which would address another resource', (id) => {
    expect(() => fillPath('/connections/{connectionId}', { connectionId: id })).toThrow(
      expect.toSatisfy(isInvalidInputError),
    );
  });

  it('keeps every id within its segment', () => {
    const ids = fc.string({ minLength: 1, unit: 'grapheme' }).filter((id) => id !== '.' && id !== '..');
    fc.assert(
      fc.property(ids, (id) => {
        const segments = new URL(fillPath('/a/{id}/b', { id }), 'http://host').pathname.split('/');
        expect(segments).toHaveLength(4);
        expect(decodeURIComponent(segments[2] ?? '')).toBe(id);
      }),
    );
  });
});

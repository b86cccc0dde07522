import { expect, test } from 'vitest';
import { readCursor, refuseCursor, writeCursor } from './listing-cursor.ts';

test.each(['', 'landing', 'landing/', 'landing//', '/srv/data/', 'Ünïcode ☃'])(
  'a cursor of %j returns its position for that path only',
  (path) => {
    const after = writeCursor(path, 'next "page"');
    expect(readCursor(path, { after })).toBe('next "page"');
    expect(() => readCursor('elsewhere', { after })).toThrow(
      expect.objectContaining({
        code: 'cursor-of-other-path',
        cause: expect.stringContaining('"elsewhere"'),
      }),
    );
  },
);

test('one final slash does not change what a path lists, and a second one does', () => {
  const after = writeCursor('landing', 'x');
  expect(readCursor('landing/', { after })).toBe('x');
  expect(() => readCursor('landing//', { after })).toThrow();
});

test('the first page needs no cursor', () => {
  expect(readCursor('landing')).toBeUndefined();
  expect(() => refuseCursor({})).not.toThrow();
});

test.each(['', 'x', 'bm9uZQ', Buffer.from('[1,2]').toString('base64url'), 'A'.repeat(10_000)])(
  'refuses %.20s as a cursor',
  (after) => {
    expect(() => readCursor('', { after })).toThrow(expect.objectContaining({ code: 'cursor-invalid' }));
    expect(() => refuseCursor({ after })).toThrow(expect.objectContaining({ code: 'cursor-invalid' }));
  },
);

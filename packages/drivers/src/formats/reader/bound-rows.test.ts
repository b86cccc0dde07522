import { expect, test } from 'vitest';
import { boundRows } from './bound-rows.ts';

test('omits rows beyond the character limit of a response, with a notice', () => {
  const rows = [{ a: 'x'.repeat(50) }, { a: 'y'.repeat(50) }, { a: 'z' }];
  expect(boundRows(rows, 1000)).toEqual({ rows, notices: [] });
  expect(boundRows(rows, 80)).toMatchObject({
    rows: rows.slice(0, 1),
    notices: [{ code: 'preview-ended-early', message: expect.stringContaining('1 row') }],
  });
  expect(() => boundRows(rows, 20)).toThrow(expect.objectContaining({ code: 'read-limit-reached' }));
});

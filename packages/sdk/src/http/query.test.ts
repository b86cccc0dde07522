import { describe, expect, it } from 'vitest';
import { queryString } from './query.ts';

describe('queryString', () => {
  it.each([
    { query: {}, want: '' },
    { query: { limit: undefined }, want: '' },
    { query: { limit: 20, count: false }, want: '?limit=20&count=false' },
    { query: { orderby: '+name' }, want: '?orderby=%2Bname' },
    { query: { property: ['a==1', 'b=="x,y"'] }, want: '?property=a%3D%3D1&property=b%3D%3D%22x%2Cy%22' },
    { query: { property: [] }, want: '' },
  ])('writes $query as "$want"', ({ query, want }) => {
    expect(queryString(query)).toBe(want);
  });
});

import { expect, it } from 'vitest';
import { listHref, nextSort, readListQuery } from './list-query.ts';

it('reads the known parameters of an address and ignores the rest', () => {
  expect(
    readListQuery({ q: 'Land', state: 'enabled', attention: 'failing', sort: 'name', after: 'x' }),
  ).toEqual({
    q: 'Land',
    source: undefined,
    state: 'enabled',
    attention: 'failing',
    others: undefined,
    sort: 'name',
    after: 'x',
  });
  expect(readListQuery({ others: 'shown' }).others).toBe('shown');
  expect(readListQuery({ others: 'yes' }).others).toBeUndefined();
  expect(readListQuery({ state: 'broken', attention: 'none', sort: 'secret' })).toMatchObject({
    state: undefined,
    attention: undefined,
    sort: '-updatedAt',
  });
});

it('returns to the first page when a filter or the sort changes', () => {
  const query = readListQuery({ q: 'a&b', after: 'token' });
  expect(listHref('/dev/connections', query, { sort: 'name' })).toBe('/dev/connections?q=a%26b&sort=name');
  expect(listHref('/dev/connections', query, { q: '' })).toBe('/dev/connections');
  expect(listHref('/dev/connections', query, { after: 'next' })).toBe('/dev/connections?q=a%26b&after=next');
});

it('reverses the order when a column is chosen again', () => {
  expect([nextSort('-updatedAt', 'name'), nextSort('name', 'name'), nextSort('-name', 'name')]).toEqual([
    'name',
    '-name',
    'name',
  ]);
});

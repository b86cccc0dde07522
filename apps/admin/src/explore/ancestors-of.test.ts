import { expect, it } from 'vitest';
import { ancestorsOf, asListed } from './ancestors-of.ts';

it.each([
  { path: '', want: [] },
  { path: 'landing', want: ['landing'] },
  { path: 'landing/', want: ['landing'] },
  { path: 'landing/2026/11', want: ['landing', 'landing/2026', 'landing/2026/11'] },
  { path: '/srv/data', want: ['/srv', '/srv/data'] },
])('lists the folders from the top to "$path": $want', ({ path, want }) => {
  expect(ancestorsOf(path)).toEqual(want);
});

it.each([
  { path: 'landing/a.csv', listed: ['/landing/'], want: '/landing/a.csv' },
  { path: '/landing/a.csv', listed: ['/landing/'], want: '/landing/a.csv' },
  { path: 'public', listed: ['public'], want: 'public' },
  { path: '', listed: ['/landing/'], want: '' },
])('resolves "$path" in an address to "$want" if $listed is listed', ({ path, listed, want }) => {
  expect(asListed(path, listed)).toBe(want);
});

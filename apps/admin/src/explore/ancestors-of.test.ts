import { expect, it } from 'vitest';
import { ancestorsOf } from './ancestors-of.ts';

it.each([
  { path: '', want: [] },
  { path: 'landing', want: ['landing'] },
  { path: 'landing/', want: ['landing'] },
  { path: 'landing/2026/11', want: ['landing', 'landing/2026', 'landing/2026/11'] },
  { path: '/srv/data', want: ['/srv', '/srv/data'] },
])('the folders down to "$path" are $want', ({ path, want }) => {
  expect(ancestorsOf(path)).toEqual(want);
});

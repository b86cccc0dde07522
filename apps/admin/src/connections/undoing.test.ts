import { expect, it } from 'vitest';
import { undoing } from './undoing.ts';

const before = { name: 'Orders', description: '', params: { container: 'landing' } };

it.each([
  { changes: { name: 'New' }, want: { name: 'Orders' } },
  { changes: { name: 'New', description: 'More' }, want: { name: 'Orders', description: '' } },
  { changes: { description: 'More' }, want: { description: '' } },
  { changes: { name: 'New', params: { connectionString: 'new' } }, want: undefined },
])('undoes $changes with $want', ({ changes, want }) => {
  expect(undoing(changes, before)).toEqual(want);
});

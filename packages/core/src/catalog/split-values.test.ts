import { expect, it } from 'vitest';
import { splitValues } from './split-values.ts';

const connectionString = 'Server=db;Database=sales;UID=reader;Password=hush-hush';

it('splits a compound value and reports which fields its parts can fill', async () => {
  const split = await splitValues('postgresql', { method: 'ConnectionString', connectionString });

  expect(split.connectionString?.parts.map(({ name }) => name)).toEqual([
    'Server',
    'Database',
    'UID',
    'Password',
  ]);
  expect(split.connectionString?.fits[0]?.method).toBe('BasicAuthenticationAzure');
});

it('repeats no part of the values', async () => {
  const split = await splitValues('postgresql', { method: 'ConnectionString', connectionString });

  for (const value of ['sales', 'reader', 'hush']) expect(JSON.stringify(split)).not.toContain(value);
});

it('leaves references unchanged', async () => {
  const auth = { method: 'ConnectionString', connectionString: '${env:NOT_SET}' } as const;

  expect(await splitValues('postgresql', auth)).toEqual({});
});

it('returns nothing to split without credentials', async () => {
  expect(await splitValues('pendo', undefined)).toEqual({});
});

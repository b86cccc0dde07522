import { expect, it } from 'vitest';
import { splitValues } from './split-values.ts';

const connectionString = 'Server=db;Database=sales;UID=reader;Password=hush-hush';

it('splits what is made of parts, and tells which fields it could fill', async () => {
  const split = await splitValues('postgresql', { method: 'ConnectionString', connectionString });

  expect(split.connectionString?.parts.map(({ name }) => name)).toEqual([
    'Server',
    'Database',
    'UID',
    'Password',
  ]);
  expect(split.connectionString?.fits[0]?.method).toBe('BasicAuthenticationAzure');
});

it('repeats nothing of the values', async () => {
  const split = await splitValues('postgresql', { method: 'ConnectionString', connectionString });

  for (const value of ['sales', 'reader', 'hush']) expect(JSON.stringify(split)).not.toContain(value);
});

it('leaves references as they are', async () => {
  const auth = { method: 'ConnectionString', connectionString: '${env:NOT_SET}' } as const;

  expect(await splitValues('postgresql', auth)).toEqual({});
});

it('has nothing to split without credentials', async () => {
  expect(await splitValues('pendo', undefined)).toEqual({});
});

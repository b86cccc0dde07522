import { expect, it } from 'vitest';
import { loadSource } from '../catalog.ts';
import { showFindings } from '../testing/show-findings.ts';
import { lintParams } from './lint-params.ts';

it.each<{ given: string; service?: string; want: string[] }>([
  { given: '5432', want: [] },
  { given: '1', want: [] },
  { given: '65535', want: [] },
  { given: '5432', service: 'postgresql', want: [] },
  { given: '443', service: 'snowflake', want: [] },
  { given: '6432', service: 'postgresql', want: [] },
  { given: '3306', service: 'of-no-list', want: [] },

  { given: '0', want: ['error port-out-of-range: 0'] },
  { given: '65536', want: ['error port-out-of-range: 65536'] },
  { given: '99999999999999999999', want: ['error port-out-of-range: 99999999999999999999'] },
  { given: 'ssh', want: ['error port-not-a-number: ssh'] },
  { given: '54.32', want: ['error port-not-a-number: 54.32'] },
  { given: '-1', want: ['error port-not-a-number: -1'] },
  { given: ':5432', want: ['error port-not-a-number: :5432'] },
  { given: 'db.contoso.example:5432', want: ['error port-not-a-number: db.contoso.example:5432'] },
  { given: '3306', service: 'postgresql', want: ['warning port-of-another-service: 3306'] },
  { given: '21', service: 'sftp', want: ['warning port-of-another-service: 21'] },
  { given: '443', service: 'mysql', want: ['warning port-of-another-service: 443'] },
])('$given for $service', ({ given, service, want }) => {
  expect(showFindings({ kind: 'port', service }, given)).toEqual(want);
});

it('accepts a port as a number', async () => {
  const definition = await loadSource('sftp');
  const variant = definition.variants[0];
  if (variant === undefined) throw new Error('SFTP has no variant');
  const lint = (port: unknown) =>
    lintParams(definition, variant, { port }, { now: new Date() }).map(({ code, param }) => [param, code]);
  expect(lint(22)).toEqual([]);
  expect(lint(0)).toEqual([['port', 'port-out-of-range']]);
  expect(lint(2.5)).toEqual([['port', 'port-not-a-number']]);
});

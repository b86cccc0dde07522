import { expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

it.each<{ given: string; want: string[] }>([
  { given: 'https://services.contoso.example/v4/sales/', want: [] },
  { given: 'https://services.contoso.example/V4/(S(abc123))/OData/OData.svc/', want: [] },
  { given: 'https://contoso.crm4.dynamics.com/api/data/v9.2', want: [] },
  { given: 'https://services.contoso.example', want: [] },

  {
    given: 'https://services.contoso.example/v4/sales/$metadata',
    want: ['error odata-system-path: /$metadata'],
  },
  {
    given: 'https://services.contoso.example/v4/Orders/$count',
    want: ['error odata-system-path: /$count'],
  },
  { given: 'https://services.contoso.example/OData.svc/Orders', want: ['warning odata-entity-set: /Orders'] },
  {
    given: 'https://services.contoso.example/v4/Orders(7)/Lines',
    want: ['warning odata-entity-set: /Orders(7)/Lines'],
  },
  {
    given: 'https://services.contoso.example/v4/sales/?$top=10',
    want: ['warning address-has-query: ?$top=10'],
  },
  { given: 'http://services.contoso.example/v4', want: ['warning http-not-encrypted: http'] },
  { given: 'services.contoso.example/v4', want: ['error scheme-missing: services.contoso.example'] },
])('$given', ({ given, want }) => {
  expect(showFindings({ kind: 'odata-url' }, given)).toEqual(want);
});

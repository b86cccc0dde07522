import { describe, expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

describe('a host name', () => {
  it.each<{ given: string; want: string[] }>([
    { given: 'db.contoso.example', want: [] },
    { given: 'DB-01.contoso.example.', want: [] },
    { given: '_sftp.contoso.example', want: [] },
    { given: '203.0.113.7', want: [] },
    { given: '2001:db8::1', want: [] },
    { given: '[2001:db8::1]', want: [] },

    { given: 'https://db.contoso.example', want: ['error scheme-in-host: https://'] },
    { given: 'sftp://sftp.contoso.example', want: ['error scheme-in-host: sftp://'] },
    {
      given: 'sftp://reader:secret@sftp.contoso.example:22/outbound',
      want: [
        'error scheme-in-host: sftp://',
        'error login-in-host: reader:secret',
        'warning port-in-host: :22',
        'error path-in-host: /outbound',
      ],
    },
    { given: 'reader@sftp.contoso.example', want: ['error login-in-host: reader'] },
    { given: 'db.contoso.example:5432', want: ['warning port-in-host: :5432'] },
    { given: '[2001:db8::1]:5432', want: ['warning port-in-host: :5432'] },
    { given: 'db.contoso.example/', want: ['error path-in-host: /'] },
    { given: 'db.contoso.example/sales?ssl=true#x', want: ['error path-in-host: /sales?ssl=true#x'] },

    { given: 'db.contoso.example,1433', want: ['error host-not-readable: db.contoso.example,1433'] },
    { given: 'db contoso.example', want: ['error host-not-readable: db contoso.example'] },
    { given: 'db..contoso.example', want: ['error host-not-readable: db..contoso.example'] },
    { given: '-db.contoso.example', want: ['error host-not-readable: -db.contoso.example'] },
    { given: '\\\\files\\share', want: ['error host-not-readable: \\\\files\\share'] },
    { given: `${'a'.repeat(250)}.example`, want: [`error host-not-readable: ${'a'.repeat(250)}.example`] },
    { given: ':5432', want: ['warning port-in-host: :5432', 'error host-missing: '] },
    { given: '300.1.2.3', want: ['error ip-address-invalid: 300.1.2.3'] },
    { given: '10.0.0', want: ['error ip-address-invalid: 10.0.0'] },

    { given: 'localhost', want: ['warning host-is-loopback: localhost'] },
    { given: '127.0.0.1', want: ['warning host-is-loopback: 127.0.0.1'] },
    { given: '::1', want: ['warning host-is-loopback: ::1'] },
    { given: '10.1.2.3', want: ['warning host-is-private: 10.1.2.3'] },
    { given: 'dbserver', want: ['warning host-is-private: dbserver'] },
    { given: 'db.contoso.local', want: ['warning host-is-private: db.contoso.local'] },
    {
      given: ' db.contoso.example ',
      want: ['warning surrounding-white-space:  ', 'warning surrounding-white-space:  '],
    },

    { given: 'jdbc:postgresql://db/sales', want: ['error found-jdbc-url: jdbc:postgresql://db/sales'] },
    { given: 'postgres://u:p@db/sales', want: ['error found-database-url: postgres://u:p@db/sales'] },
    {
      given: 'Server=db;Database=sales',
      want: ['error found-sql-server-connection-string: Server=db;Database=sales'],
    },
  ])('$given', ({ given, want }) => {
    expect(showFindings({ kind: 'host-name' }, given)).toEqual(want);
  });
});

describe('the host of a service', () => {
  it.each<{ service: string; given: string; want: string[] }>([
    { service: 'redshift', given: 'c.abc.eu-west-1.redshift.amazonaws.com', want: [] },
    { service: 'redshift', given: 'wg.123456789012.eu-west-1.redshift-serverless.amazonaws.com', want: [] },
    { service: 'redshift', given: 'localhost', want: ['warning host-is-loopback: localhost'] },
    {
      service: 'redshift',
      given: 'c.abc.eu-west-1.redshift.amazonaws.com:5439/dev',
      want: ['warning port-in-host: :5439', 'error path-in-host: /dev'],
    },
    {
      service: 'redshift',
      given: 'db.abc.eu-west-1.rds.amazonaws.com',
      want: ['warning host-not-redshift: db.abc.eu-west-1.rds.amazonaws.com'],
    },
    { service: 'shopify', given: 'contoso.myshopify.com', want: [] },
    {
      service: 'shopify',
      given: 'shop.contoso.example',
      want: ['warning host-not-shopify: shop.contoso.example'],
    },
    {
      service: 'shopify',
      given: 'https://admin.shopify.com/store/contoso',
      want: [
        'error scheme-in-host: https://',
        'error wrong-service-endpoint: admin.shopify.com',
        'error path-in-host: /store/contoso',
      ],
    },
    {
      service: 'salesforce-marketing-cloud',
      given: 'mc1.auth.marketingcloudapis.com',
      want: ['error wrong-service-endpoint: mc1.auth.marketingcloudapis.com'],
    },
    { service: 'hdinsight', given: 'contoso.azurehdinsight.net', want: [] },
    {
      service: 'hdinsight',
      given: 'contoso-ssh.azurehdinsight.net',
      want: ['error wrong-service-endpoint: contoso-ssh.azurehdinsight.net'],
    },
    { service: 'of-no-list', given: 'db.contoso.example', want: [] },
    { service: 'constructor', given: 'db.contoso.example', want: [] },
  ])('$service: $given', ({ service, given, want }) => {
    expect(showFindings({ kind: 'host-name', service }, given)).toEqual(want);
  });
});

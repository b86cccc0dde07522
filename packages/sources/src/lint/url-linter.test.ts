import { describe, expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

describe('a web address', () => {
  it.each<{ given: string; want: string[] }>([
    { given: 'https://api.contoso.example', want: [] },
    { given: 'https://api.contoso.example:8443/v1/?a=b&c=d', want: [] },
    { given: 'HTTPS://API.contoso.example/', want: [] },
    {
      given: 'http://namenode.contoso.local:9870',
      want: ['warning host-is-private: namenode.contoso.local'],
    },

    { given: 'api.contoso.example/v1', want: ['error scheme-missing: api.contoso.example'] },
    { given: 'contoso', want: ['error scheme-missing: contoso', 'warning host-is-private: contoso'] },
    { given: 'http://api.contoso.example', want: ['warning http-not-encrypted: http'] },
    { given: 'ftp://files.contoso.example', want: ['error scheme-not-web: ftp'] },
    { given: 'https://', want: ['error host-missing: '] },
    { given: 'https:///v1', want: ['error host-missing: '] },
    { given: 'https://api contoso.example', want: ['error host-not-readable: api contoso.example'] },
    {
      given: 'https://https://api.contoso.example',
      want: ['warning host-is-private: https', 'error port-not-a-number: '],
    },
    { given: 'https://api.contoso.example:99999', want: ['error port-out-of-range: 99999'] },
    { given: 'https://u:p@api.contoso.example', want: ['error login-in-address: u:p'] },
    { given: 'https://localhost:8080', want: ['warning host-is-loopback: localhost'] },
    { given: 'https://api.contoso.example/#/home', want: ['warning address-has-fragment: #/home'] },
    { given: 'jdbc:mysql://db/sales', want: ['error found-jdbc-url: jdbc:mysql://db/sales'] },
    { given: '{"url": "https://x.example"}', want: ['error found-json: {"url": "https://x.example"}'] },
  ])('$given', ({ given, want }) => {
    expect(showFindings({ kind: 'url' }, given)).toEqual(want);
  });
});

describe('the address of a service', () => {
  it.each<{ service: string; given: string; want: string[] }>([
    { service: 'databricks', given: 'https://adb-1.7.azuredatabricks.net/', want: [] },
    {
      service: 'databricks',
      given: 'https://adb-1.7.azuredatabricks.net/?o=1#job/2',
      want: ['warning address-has-path: /?o=1', 'warning address-has-fragment: #job/2'],
    },
    {
      service: 'databricks',
      given: 'https://accounts.cloud.databricks.com',
      want: ['error wrong-service-endpoint: accounts.cloud.databricks.com'],
    },
    { service: 'azure-data-explorer', given: 'https://contoso.westeurope.kusto.windows.net', want: [] },
    {
      service: 'azure-data-explorer',
      given: 'https://ingest-contoso.westeurope.kusto.windows.net',
      want: ['error wrong-service-endpoint: ingest-contoso.westeurope.kusto.windows.net'],
    },
    {
      service: 'azure-data-explorer',
      given: 'https://contoso.westeurope.kusto.windows.net/sales',
      want: ['warning address-has-path: /sales'],
    },
    {
      service: 'dynamics',
      given: 'https://contoso.crm4.dynamics.com/main.aspx?appid=1',
      want: ['warning address-has-path: /main.aspx?appid=1'],
    },
    {
      service: 'dynamics',
      given: 'https://make.powerapps.com',
      want: ['error wrong-service-endpoint: make.powerapps.com'],
    },
    {
      service: 'salesforce',
      given: 'https://contoso.lightning.force.com/lightning/page/home',
      want: [
        'error wrong-service-endpoint: contoso.lightning.force.com',
        'warning address-has-path: /lightning/page/home',
      ],
    },
    { service: 'salesforce', given: 'https://contoso--dev.sandbox.my.salesforce.com', want: [] },
    {
      service: 'salesforce',
      given: 'https://crm.contoso.example',
      want: ['warning host-not-salesforce: crm.contoso.example'],
    },
    { service: 'zendesk', given: 'contoso.zendesk.com', want: ['error scheme-missing: contoso.zendesk.com'] },
    { service: 's3', given: 'https://s3.eu-central-1.amazonaws.com/', want: [] },
    {
      service: 's3',
      given: 'https://s3.console.aws.amazon.com/s3/buckets/contoso',
      want: [
        'error wrong-service-endpoint: s3.console.aws.amazon.com',
        'warning address-has-path: /s3/buckets/contoso',
      ],
    },
    {
      service: 's3',
      given: 'https://contoso.s3.eu-central-1.amazonaws.com',
      want: ['error wrong-service-endpoint: contoso.s3.eu-central-1.amazonaws.com'],
    },
    { service: 's3', given: 'https://bucket.vpce-1a.s3.us-east-1.vpce.amazonaws.com', want: [] },
    {
      service: 'oracle-object-storage',
      given: 'https://objectstorage.eu-frankfurt-1.oraclecloud.com',
      want: ['error wrong-service-endpoint: objectstorage.eu-frankfurt-1.oraclecloud.com'],
    },
    { service: 'hdfs', given: 'hdfs://namenode.contoso.example:8020', want: ['error scheme-not-web: hdfs'] },
  ])('$service: $given', ({ service, given, want }) => {
    expect(showFindings({ kind: 'url', service }, given)).toEqual(want);
  });
});

describe('a base address', () => {
  it.each<{ given: string; want: string[] }>([
    { given: 'https://api.contoso.example/v1', want: [] },
    { given: 'https://api.contoso.example/v1?key=x', want: ['warning address-has-query: ?key=x'] },
    { given: 'api.contoso.example', want: ['error scheme-missing: api.contoso.example'] },
  ])('$given', ({ given, want }) => {
    expect(showFindings({ kind: 'base-url' }, given)).toEqual(want);
  });
});

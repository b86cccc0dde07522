import type { FindingKey } from '../finding.ts';

/** Addresses that belong to a service but are not the address that a source connects to. */
interface MistakenHost {
  pattern: RegExp;
  finding: Exclude<
    Extract<FindingKey, `wrong-service-endpoint.${string}`>,
    'wrong-service-endpoint.azure-storage'
  >;
}

/** Known hosts of a service. */
interface ServiceHost {
  /** The `service` of the specs. */
  name: ServiceName;
  /** The most common suffix comes first. */
  endings: readonly string[];
  mistaken?: readonly MistakenHost[];
}

/** Services with a finding about a host that does not belong to them. */
type ServiceName =
  | 'azure-data-explorer'
  | 'databricks'
  | 'dynamics'
  | 'hdinsight'
  | 'oracle-object-storage'
  | 'redshift'
  | 's3'
  | 'salesforce'
  | 'salesforce-marketing-cloud'
  | 'servicenow'
  | 'shopify'
  | 'zendesk';

export const SERVICE_HOSTS: readonly ServiceHost[] = [
  {
    name: 'azure-data-explorer',
    endings: [
      '.kusto.windows.net',
      '.kusto.fabric.microsoft.com',
      '.kusto.azuresynapse.net',
      '.kusto.usgovcloudapi.net',
      '.kusto.chinacloudapi.cn',
    ],
    mistaken: [
      {
        pattern: /^ingest-/,
        finding: 'wrong-service-endpoint.azure-data-explorer',
      },
      {
        pattern: /^dataexplorer\.azure\./,
        finding: 'wrong-service-endpoint.azure-data-explorer-2',
      },
    ],
  },
  {
    name: 'databricks',
    endings: [
      '.azuredatabricks.net',
      '.cloud.databricks.com',
      '.gcp.databricks.com',
      '.databricks.azure.us',
      '.databricks.azure.cn',
    ],
    mistaken: [
      {
        pattern: /^accounts\./,
        finding: 'wrong-service-endpoint.databricks',
      },
    ],
  },
  {
    name: 'dynamics',
    endings: ['.dynamics.com', '.microsoftdynamics.us', '.appsplatform.us', '.dynamics.cn'],
    mistaken: [
      {
        pattern: /^(?:make|admin|home)\./,
        finding: 'wrong-service-endpoint.dynamics',
      },
    ],
  },
  {
    name: 'hdinsight',
    endings: ['.azurehdinsight.net', '.azurehdinsight.us', '.azurehdinsight.cn'],
    mistaken: [
      {
        pattern: /-ssh\.azurehdinsight\./,
        finding: 'wrong-service-endpoint.hdinsight',
      },
    ],
  },
  {
    name: 'oracle-object-storage',
    endings: ['.oraclecloud.com', '.customer-oci.com'],
    mistaken: [
      {
        pattern: /^(?:swift)?objectstorage\./,
        finding: 'wrong-service-endpoint.oracle-object-storage',
      },
    ],
  },
  {
    name: 'redshift',
    endings: [
      '.redshift.amazonaws.com',
      '.redshift-serverless.amazonaws.com',
      '.redshift.amazonaws.com.cn',
      '.redshift-serverless.amazonaws.com.cn',
    ],
  },
  {
    name: 's3',
    endings: ['.amazonaws.com', '.amazonaws.com.cn'],
    mistaken: [
      {
        pattern: /(?:^|\.)console\.aws\./,
        finding: 'wrong-service-endpoint.s3',
      },
      {
        pattern: /^(?!.*\.vpce\.).+\.s3[.-](?:[\w-]+\.)?amazonaws\./,
        finding: 'wrong-service-endpoint.s3-2',
      },
    ],
  },
  {
    name: 'salesforce',
    endings: ['.salesforce.com', '.salesforce.mil', '.cloudforce.com'],
    mistaken: [
      {
        pattern: /\.(?:lightning\.force|salesforce-setup|visual\.force|vf\.force)\.com$/,
        finding: 'wrong-service-endpoint.salesforce',
      },
    ],
  },
  {
    name: 'salesforce-marketing-cloud',
    endings: ['.rest.marketingcloudapis.com'],
    mistaken: [
      {
        pattern: /\.(?:auth|soap)\.marketingcloudapis\.com$/,
        finding: 'wrong-service-endpoint.salesforce-marketing-cloud',
      },
    ],
  },
  {
    name: 'servicenow',
    endings: ['.service-now.com', '.servicenowservices.com'],
  },
  {
    name: 'shopify',
    endings: ['.myshopify.com'],
    mistaken: [
      {
        pattern: /^admin\.shopify\.com$/,
        finding: 'wrong-service-endpoint.shopify',
      },
    ],
  },
  {
    name: 'zendesk',
    endings: ['.zendesk.com'],
  },
];

/** Addresses that belong to a service and are not the one that a source talks to. */
interface MistakenHost {
  pattern: RegExp;
  /** What they are for, and why that does not help. */
  cause: string;
}

/** What is known of the hosts of a service, by the `service` of the specs. */
export interface ServiceHost {
  /** As in "Hosts of …". */
  label: string;
  /** The usual one first. */
  endings: readonly string[];
  /** Where the right host is found. */
  where: string;
  mistaken?: readonly MistakenHost[];
}

export const SERVICE_HOSTS: Readonly<Record<string, ServiceHost>> = {
  'azure-data-explorer': {
    label: 'Azure Data Explorer',
    endings: [
      '.kusto.windows.net',
      '.kusto.fabric.microsoft.com',
      '.kusto.azuresynapse.net',
      '.kusto.usgovcloudapi.net',
      '.kusto.chinacloudapi.cn',
    ],
    where: 'Copy the URI from the overview page of the cluster in the Azure portal.',
    mistaken: [
      {
        pattern: /^ingest-/,
        cause: 'This is the address at which the cluster takes data in; it answers no queries.',
      },
      {
        pattern: /^dataexplorer\.azure\./,
        cause: 'This is the web page in which people write queries, the same for all clusters.',
      },
    ],
  },
  databricks: {
    label: 'Databricks workspaces',
    endings: [
      '.azuredatabricks.net',
      '.cloud.databricks.com',
      '.gcp.databricks.com',
      '.databricks.azure.us',
      '.databricks.azure.cn',
    ],
    where: "Open the workspace and take the host from the browser's address bar.",
    mistaken: [
      {
        pattern: /^accounts\./,
        cause: 'This is the console in which the account is managed; it holds no clusters and no tables.',
      },
    ],
  },
  dynamics: {
    label: 'Dynamics 365',
    endings: ['.dynamics.com', '.microsoftdynamics.us', '.appsplatform.us', '.dynamics.cn'],
    where: 'In the Power Platform admin center, open the environment and copy its URL.',
    mistaken: [
      {
        pattern: /^(?:make|admin|home)\./,
        cause: 'This is a page for people, the same for all environments; the data is not served there.',
      },
    ],
  },
  hdinsight: {
    label: 'Azure HDInsight',
    endings: ['.azurehdinsight.net', '.azurehdinsight.us', '.azurehdinsight.cn'],
    where: 'Copy the host from the overview page of the cluster in the Azure portal.',
    mistaken: [
      {
        pattern: /-ssh\.azurehdinsight\./,
        cause: 'This is the address for logging in to the cluster by SSH; no queries are answered there.',
      },
    ],
  },
  'oracle-object-storage': {
    label: "Object Storage's S3-compatible interface",
    endings: ['.oraclecloud.com', '.customer-oci.com'],
    where: 'Write https://{NAMESPACE}.compat.objectstorage.{REGION}.oraclecloud.com.',
    mistaken: [
      {
        pattern: /^(?:swift)?objectstorage\./,
        cause:
          "This is Object Storage's own or its Swift interface; the source speaks S3, which has an address of its own.",
      },
    ],
  },
  redshift: {
    label: 'Amazon Redshift',
    endings: [
      '.redshift.amazonaws.com',
      '.redshift-serverless.amazonaws.com',
      '.redshift.amazonaws.com.cn',
      '.redshift-serverless.amazonaws.com.cn',
    ],
    where: 'Copy the endpoint from the page of the cluster or workgroup in the AWS console, up to the colon.',
  },
  s3: {
    label: 'Amazon S3',
    endings: ['.amazonaws.com', '.amazonaws.com.cn'],
    where: "Write https://s3.{REGION}.amazonaws.com/ with the bucket's region.",
    mistaken: [
      {
        pattern: /(?:^|\.)console\.aws\./,
        cause: 'This is the console in which people look at buckets; it serves no files to programs.',
      },
      {
        pattern: /^(?!.*\.vpce\.).+\.s3[.-](?:[\w-]+\.)?amazonaws\./,
        cause:
          'The name of a bucket stands in front of the host. The source adds the bucket itself, which is then looked for inside of this one.',
      },
    ],
  },
  salesforce: {
    label: 'Salesforce',
    endings: ['.salesforce.com', '.salesforce.mil', '.cloudforce.com'],
    where: 'In Setup, open "My Domain" and copy the URL that ends in .my.salesforce.com.',
    mistaken: [
      {
        pattern: /\.(?:lightning\.force|salesforce-setup|visual\.force|vf\.force)\.com$/,
        cause: 'This is where people work in the browser; the API is not served there.',
      },
    ],
  },
  'salesforce-marketing-cloud': {
    label: 'the REST interface of Marketing Cloud',
    endings: ['.rest.marketingcloudapis.com'],
    where: 'Copy the REST base URI from the API integration of the installed package.',
    mistaken: [
      {
        pattern: /\.(?:auth|soap)\.marketingcloudapis\.com$/,
        cause: "This is the tenant's host for tokens or for SOAP; the source calls the one for REST.",
      },
    ],
  },
  servicenow: {
    label: 'ServiceNow',
    endings: ['.service-now.com', '.servicenowservices.com'],
    where: "Open the instance and take the host from the browser's address bar.",
  },
  shopify: {
    label: 'Shopify shops',
    endings: ['.myshopify.com'],
    where:
      'In the Shopify admin, open "Settings", then "Domains": it is the one that ends in .myshopify.com.',
    mistaken: [
      {
        pattern: /^admin\.shopify\.com$/,
        cause: "This is the admin's address, the same for all shops; the name of the shop is missing.",
      },
    ],
  },
  zendesk: {
    label: 'Zendesk',
    endings: ['.zendesk.com'],
    where: "Open the account and take the host from the browser's address bar.",
  },
};

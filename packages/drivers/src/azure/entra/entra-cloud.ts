/** One of Microsoft's clouds, each with its own Microsoft Entra ID. */
export interface EntraCloud {
  authority: string;
  /** Scope of tokens for Azure SQL and Synapse. Storage has the same scope in every cloud. */
  sqlScope: string;
}

/** @see https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
const PUBLIC: EntraCloud = {
  authority: 'https://login.microsoftonline.com',
  sqlScope: 'https://database.windows.net/.default',
};

const NATIONAL: readonly (EntraCloud & { hosts: RegExp })[] = [
  {
    hosts: /\.(?:usgovcloudapi\.net|azure\.us)$/,
    authority: 'https://login.microsoftonline.us',
    sqlScope: 'https://database.usgovcloudapi.net/.default',
  },
  {
    hosts: /\.(?:chinacloudapi\.cn|azure\.cn)$/,
    authority: 'https://login.partner.microsoftonline.cn',
    sqlScope: 'https://database.chinacloudapi.cn/.default',
  },
];

/** Returns the cloud of an Azure host; any other host counts as part of the public cloud. */
export function entraCloudOf(host: string): EntraCloud {
  return NATIONAL.find(({ hosts }) => hosts.test(host.toLowerCase().replace(/\.$/, ''))) ?? PUBLIC;
}

/** Returns true for one of Microsoft's own authorities. */
export function isMicrosoftAuthority(authority: string): boolean {
  const { origin } = new URL(authority);
  return [PUBLIC, ...NATIONAL].some((cloud) => cloud.authority === origin);
}

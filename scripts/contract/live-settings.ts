import type { Target } from '@headwater/contract';

/** An environment variable that configures a live run. */
export interface LiveSetting {
  name: string;
  description: string;
  isRequired: boolean;
}

const REQUIRED = {
  HEADWATER_LIVE_CLIENT_ID: 'Client id of an OAuth server-to-server credential.',
  HEADWATER_LIVE_CLIENT_SECRET: 'Its secret.',
  HEADWATER_LIVE_IMS_ORG: 'Id of the organization.',
  HEADWATER_LIVE_SANDBOX: 'Name of a sandbox for development.',
} as const;

const OPTIONAL = {
  HEADWATER_LIVE_BASE_URL: 'Host of the API. Left out: https://platform.adobe.io.',
  HEADWATER_LIVE_IMS_URL: 'Host of the token endpoint. Left out: https://ims-na1.adobelogin.com.',
  HEADWATER_LIVE_SCOPES: 'Scopes of the token, with commas between them. Left out: those of the platform.',
  HEADWATER_LIVE_OTHER_SANDBOX: 'A second sandbox, which is only looked into.',
  HEADWATER_LIVE_BLOB: 'Connection string of an Azure storage account that the target can reach.',
  HEADWATER_LIVE_BLOB_FILE: 'A delimited file in it: container, folders and name.',
  HEADWATER_LIVE_TABLE: 'A table in it.',
  HEADWATER_LIVE_VIEWER_CLIENT_ID: 'A client that may view sources and not manage them.',
  HEADWATER_LIVE_VIEWER_CLIENT_SECRET: 'Its secret.',
} as const;

const SCOPES = 'openid,session,AdobeID,read_organizations,additional_info.projectedProductContext';

type Environment = Readonly<Record<string, string | undefined>>;

/** All variables of a live run. */
export const LIVE_SETTINGS: readonly LiveSetting[] = [
  ...Object.entries(REQUIRED).map(([name, description]) => ({ name, description, isRequired: true })),
  ...Object.entries(OPTIONAL).map(([name, description]) => ({ name, description, isRequired: false })),
];

/**
 * Reads the target from the environment.
 *
 * @throws Error that names the missing variables
 */
export function readTarget(environment: Environment): Target {
  const missing = Object.keys(REQUIRED).filter((name) => !environment[name]);
  if (missing.length > 0) throw new Error(`Set ${missing.join(', ')}. docs/fidelity.md explains them.`);
  const read = (name: keyof typeof REQUIRED | keyof typeof OPTIONAL): string => environment[name] ?? '';
  const otherSandbox = read('HEADWATER_LIVE_OTHER_SANDBOX');
  const connectionString = read('HEADWATER_LIVE_BLOB');
  const file = read('HEADWATER_LIVE_BLOB_FILE');
  const table = read('HEADWATER_LIVE_TABLE');
  const viewer = {
    clientId: read('HEADWATER_LIVE_VIEWER_CLIENT_ID'),
    clientSecret: read('HEADWATER_LIVE_VIEWER_CLIENT_SECRET'),
  };
  return {
    baseUrl: toHost(read('HEADWATER_LIVE_BASE_URL') || 'https://platform.adobe.io'),
    imsUrl: toHost(read('HEADWATER_LIVE_IMS_URL') || 'https://ims-na1.adobelogin.com'),
    client: {
      clientId: read('HEADWATER_LIVE_CLIENT_ID'),
      clientSecret: read('HEADWATER_LIVE_CLIENT_SECRET'),
    },
    imsOrg: read('HEADWATER_LIVE_IMS_ORG'),
    scopes: read('HEADWATER_LIVE_SCOPES') || SCOPES,
    sandbox: read('HEADWATER_LIVE_SANDBOX'),
    ...(otherSandbox ? { otherSandbox } : {}),
    ...(connectionString && file ? { source: { connectionString, file, ...(table ? { table } : {}) } } : {}),
    ...(viewer.clientId && viewer.clientSecret ? { viewer } : {}),
  };
}

function toHost(url: string): string {
  return new URL(url).origin;
}

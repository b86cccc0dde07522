/** Under which name an account is reached. */
export interface SnowflakeHost {
  /** `organisation-account`, or the locator of an older account. */
  account: string;
  /** What follows the locator of an older account, as `us-east-1`. */
  region: string | undefined;
  /** Undefined also where the cloud goes without saying, as in the oldest regions of AWS. */
  cloud: 'aws' | 'azure' | 'gcp' | undefined;
  /** Whether the name is for a private network only. */
  isPrivateLink: boolean;
  /** Whether the name is complete. */
  hasSuffix: boolean;
}

const SUFFIX = /\.snowflakecomputing\.(?:com|cn)\.?$/;

/**
 * Takes the name of a host of Snowflake apart: `account[.region[.cloud]][.privatelink].snowflakecomputing.com`.
 *
 * @param host Lower case, with or without the suffix.
 * @see https://docs.snowflake.com/en/user-guide/admin-account-identifier
 */
export function readSnowflakeHost(host: string): SnowflakeHost {
  const [account = '', ...labels] = host.replace(SUFFIX, '').split('.');
  const isPrivateLink = labels.at(-1) === 'privatelink';
  const place = isPrivateLink ? labels.slice(0, -1) : labels;
  const cloud = toCloud(place.at(-1));
  const region = (cloud === undefined ? place : place.slice(0, -1)).join('.');
  return { account, region: region || undefined, cloud, isPrivateLink, hasSuffix: SUFFIX.test(host) };
}

function toCloud(label: string | undefined): SnowflakeHost['cloud'] {
  return label === 'aws' || label === 'azure' || label === 'gcp' ? label : undefined;
}

/** The parts of an account's host name. */
export interface SnowflakeHost {
  /** `organization-account`, or the locator of an older account. */
  account: string;
  /** The part after the locator of an older account, such as `us-east-1`. */
  region: string | undefined;
  /** Undefined if the name omits the cloud, as in the oldest AWS regions. */
  cloud: 'aws' | 'azure' | 'gcp' | undefined;
  /** True if the name is for a private network only. */
  isPrivateLink: boolean;
  /** True if the name includes the suffix. */
  hasSuffix: boolean;
}

const SUFFIX = /\.snowflakecomputing\.(?:com|cn)\.?$/;

/**
 * Splits a Snowflake host name: `account[.region[.cloud]][.privatelink].snowflakecomputing.com`.
 *
 * @param host Lowercase, with or without the suffix.
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

/** Amazon's region for endpoints that name none. Other services accept it, or name their own. */
export const DEFAULT_REGION = 'us-east-1';

/** A region in Amazon's format, for example `eu-central-1`, `us-gov-west-1` and `cn-north-1`. */
const AMAZON_REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;

/**
 * A region of another service, which is also a location with or without a number: `us-west-004`, `fr-par`, `eu-de`.
 */
const PLACE =
  /^(?:ae|af|ap|at|au|br|ca|ch|cl|cn|de|es|eu|fr|gb|il|in|it|jp|kr|me|mx|nl|no|pl|sa|se|sg|uk|us|za)(?:-[a-z]+)+(?:-?\d+)?$/;

/** Services with short region names, or with the region elsewhere in the host. */
const BY_HOST: readonly RegExp[] = [
  /^s3\.([a-z]{2,4}\d?)\.(?:io|perf|cloud)\.(?:cloud\.)?ovh\.(?:net|us)$/,
  /(?:^|\.)([a-z]{3}\d)\.digitaloceanspaces\.com$/,
  /(?:^|\.)([a-z]{3}\d)\.your-objectstorage\.com$/,
  /(?:^|\.)sos-([a-z]{2}-[a-z]+-\d)\.exo\.io$/,
  /(?:^|\.)cos\.([a-z]+-[a-z]+)\.myqcloud\.com$/,
];

/**
 * Returns the region that requests to an endpoint are signed for.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/s3.html and the endpoint lists of the other services
 */
export function readRegion(hostname: string): string {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  for (const form of BY_HOST) {
    const region = form.exec(host)?.[1];
    if (region !== undefined) return region;
  }
  // `s3-eu-west-1` is an old form. FIPS endpoints are `s3-fips`, access points `s3-accesspoint`.
  const labels = host.split('.').map((label) => label.replace(/^s3-(?=[a-z]{2}-)/, ''));
  const isRegion = /(?:^|\.)amazonaws\.com(?:\.cn)?$/.test(host) ? AMAZON_REGION : PLACE;
  return labels.find((label) => isRegion.test(label)) ?? DEFAULT_REGION;
}

/** Returns the endpoint of another region of the same service. */
export function endpointIn(region: string, endpoint: URL, signedFor: string): string {
  if (endpoint.hostname.includes(signedFor)) return endpoint.href.replace(signedFor, region);
  const ending = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://s3.${region}.${ending}/`;
}

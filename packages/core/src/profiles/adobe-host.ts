const PRODUCTION_IMS = 'https://ims-na1.adobelogin.com';
const STAGING_IMS = 'https://ims-na1-stg1.adobelogin.com';

/** True for hosts of Adobe's API gateway. */
export function isAdobeHost(hostname: string): boolean {
  return hostname === 'adobe.io' || hostname.endsWith('.adobe.io');
}

/**
 * Returns the token endpoint that a base URL implies. Only the hosts `-stage` and `-int` belong to staging; regional
 * hosts such as `platform-va7` are production. A Headwater service issues its own tokens.
 */
export function imsAddressOf(baseUrl: string): string {
  const { hostname } = new URL(baseUrl);
  if (!isAdobeHost(hostname)) return baseUrl;
  return /-(?:stage|int)\.adobe\.io$/.test(hostname) ? STAGING_IMS : PRODUCTION_IMS;
}

/** Where a host can be reached from: the local machine, one network, or anywhere. */
export type HostReach = 'loopback' | 'private' | 'public';

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;
/** Ranges reserved for private networks, carrier networks, and link-local addresses (RFC 1918, 6598, 3927). */
const PRIVATE_IPV4 =
  /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;
/** Unique local and link-local addresses (RFC 4193, 4291). */
const PRIVATE_IPV6 = /^\[?(?:f[cd][\da-f]{2}|fe[89ab][\da-f]):/i;
/** Suffixes that no public name has. Some are reserved; others are widely used inside companies. */
const PRIVATE_NAME =
  /\.(?:local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa)\.?$|\.privatelink\./i;

/** True if a host is the local machine. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.test(host);
}

/**
 * Determines from the name alone where a host can be reached from. The resolver of a network completes a name without
 * a dot, so such a name has no meaning outside that network.
 */
export function reachOfHost(host: string): HostReach {
  if (isLoopbackHost(host)) return 'loopback';
  const isIpv6 = host.includes(':');
  const isPrivate = isIpv6
    ? PRIVATE_IPV6.test(host)
    : PRIVATE_IPV4.test(host) || PRIVATE_NAME.test(host) || !host.includes('.');
  return isPrivate ? 'private' : 'public';
}

/** From where a host can be reached: this machine, one network, or anywhere. */
export type HostReach = 'loopback' | 'private' | 'public';

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;
/** Ranges set aside for networks of one's own, for providers' inner networks and for links (RFC 1918, 6598, 3927). */
const PRIVATE_IPV4 =
  /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;
/** Unique local and link-local addresses (RFC 4193, 4291). */
const PRIVATE_IPV6 = /^\[?(?:f[cd][\da-f]{2}|fe[89ab][\da-f]):/i;
/** Endings that no public name has; some are reserved, the others are in wide use inside of companies. */
const PRIVATE_NAME =
  /\.(?:local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa)\.?$|\.privatelink\./i;

/** Whether a host is the machine that asks. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.test(host);
}

/**
 * Judges by the name alone how far a host can be reached. A name without a dot is completed by the resolver of its own
 * network, so it means nothing elsewhere.
 */
export function reachOfHost(host: string): HostReach {
  if (isLoopbackHost(host)) return 'loopback';
  const isIpv6 = host.includes(':');
  const isPrivate = isIpv6
    ? PRIVATE_IPV6.test(host)
    : PRIVATE_IPV4.test(host) || PRIVATE_NAME.test(host) || !host.includes('.');
  return isPrivate ? 'private' : 'public';
}

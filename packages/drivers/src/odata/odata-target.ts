import type { DriverAuth } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import type { ReachTarget } from '../operations/reach-stages.ts';
import { describeODataFailure } from './describe-odata-failure.ts';

/**
 * Reads the root of a service; its path ends with a slash.
 *
 * @throws DriverError if the address cannot be the root of a service
 */
export function readODataTarget({ params }: DriverAuth): URL {
  const root = typeof params.url === 'string' ? URL.parse(params.url.trim()) : null;
  if (root === null || !/^https?:$/.test(root.protocol)) {
    throw new DriverError(describeODataFailure('url-unreadable'));
  }
  if (root.username !== '' || root.password !== '' || root.search !== '' || root.hash !== '') {
    throw new DriverError(describeODataFailure('url-not-a-root'));
  }
  if (!root.pathname.endsWith('/')) root.pathname += '/';
  return root;
}

/** The network address of the service. */
export function toReachTarget({ protocol, hostname, port }: URL): ReachTarget {
  const isSecure = protocol === 'https:';
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port) || (isSecure ? 443 : 80),
    isSecure,
    hostHint: 'Check the host in the address for a typing mistake.',
  };
}

import { isIPv4 } from 'node:net';

/** True for a host that only this machine can reach. A name such as `127.example` does not count. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

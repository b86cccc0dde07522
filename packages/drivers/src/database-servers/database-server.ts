import { describeSourceFailure } from '../contract/describe-source-failure.ts';
import { DriverError } from '../contract/driver-error.ts';
import type { ReachTarget } from '../operations/reach-stages.ts';

/** The database to use, and the credentials. Holds a secret. */
export interface DatabaseServer {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
}

/**
 * Validates a target and removes the brackets of an IPv6 host. Every value is required, because a library would read
 * a missing one from the environment of this process.
 *
 * @throws DriverError if a value is missing or invalid
 */
export function requireDatabaseServer<Target extends DatabaseServer>(target: Target): Target {
  const host = target.host.replace(/^\[(.*)\]$/, '$1');
  if (!/^[\w.:-]+$/.test(host)) throw unusable('server-missing');
  if (!Number.isInteger(target.port) || target.port < 1 || target.port > 65_535)
    throw unusable('port-missing');
  for (const name of ['database', 'user', 'password'] as const) {
    if (target[name] === '' || target[name].includes('\0')) throw unusable(`${name}-missing`);
  }
  return { ...target, host };
}

/** The address of the server. TLS starts later, by the server's own protocol. */
export function toReachTarget({ host, port }: DatabaseServer): ReachTarget {
  return { host, port, isSecure: false, hostHint: 'Check the name of the server for a typing mistake.' };
}

function unusable(key: `${'server' | 'port' | 'database' | 'user' | 'password'}-missing`): DriverError {
  return new DriverError(describeSourceFailure(key));
}

import { DriverError } from '../contract/driver-error.ts';
import type { ReachTarget } from '../operations/reach-stages.ts';

/** Which database of which server to use, and as whom. Holds a secret. */
export interface DatabaseServer {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
}

/**
 * The target, its host without the brackets of an IPv6 address. Everything has to be there: a library would take what is missing from
 * the environment of this process.
 *
 * @throws DriverError when something is missing or cannot be what it should be
 */
export function requireDatabaseServer<Target extends DatabaseServer>(target: Target): Target {
  const host = target.host.replace(/^\[(.*)\]$/, '$1');
  if (!/^[\w.:-]+$/.test(host)) throw unusable('server', 'the host name or IP address of the server');
  if (!Number.isInteger(target.port) || target.port < 1 || target.port > 65_535)
    throw unusable('port', 'a number from 1 to 65535');
  for (const name of ['database', 'user', 'password'] as const) {
    if (target[name] === '' || target[name].includes('\0')) throw unusable(name, `the ${name} to use`);
  }
  return { ...target, host };
}

/** Where the server is to be reached; it turns to TLS later, by its own protocol. */
export function toReachTarget({ host, port }: DatabaseServer): ReachTarget {
  return { host, port, isSecure: false, hostHint: 'Check the name of the server for a typing mistake.' };
}

function unusable(name: string, what: string): DriverError {
  return new DriverError({
    code: `${name}-missing`,
    cause: `The ${name} is missing, or is not ${what}.`,
    nextStep:
      'Add it to the connection: server, port, database, user and password each have a place of their own.',
    fixableBy: 'you',
  });
}

import { type Address, readAddress } from '../connection-strings/address.ts';
import { reachOfHost } from '../connection-strings/host-reach.ts';
import type { TextRange } from '../connection-strings/text-range.ts';
import { errorFinding, type Finding, type FindingText, warningFinding } from '../finding.ts';
import { SERVICE_HOSTS, type ServiceHost } from './service-hosts.ts';

/** How the rules are to take a host. */
export interface HostUse {
  /** Whose host it is to be, where that is known. */
  service?: string | undefined;
  /** Where the host begins in the text that ranges are to be counted in. @default 0 */
  offset?: number;
}

const HOST_NAME = /^(?=.{1,253}\.?$)(?!.*\.\.)[a-z0-9_](?:[\w.-]*[a-z0-9_])?\.?$/;
const IPV6 = /^(?:\[[\da-f:.]+(?:%\w+)?\]|[\da-f]*:[\da-f:.]*(?:%\w+)?)$/;
const DIGITS_AND_DOTS = /^[\d.]+$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

/** Judges a text that is to be the name of a host and nothing else. */
export function lintHostName(text: string, { service, offset = 0 }: HostUse = {}): readonly Finding[] {
  const address = readAddress(text, offset);
  return [...lintSurplus(address), ...lintHost(address.host, address.ranges.host, service)];
}

/** Judges the host of an address: a possible one, that can be reached, and of the right service. */
export function lintHost(host: string, range: TextRange, service: string | undefined): readonly Finding[] {
  const impossible = lintShape(host);
  if (impossible) return [errorFinding({ ...impossible, range })];
  return reachOfHost(host) === 'public' ? lintService(host, range, service) : [outOfReach(host, range)];
}

/** Finds what stands around the host of an address. */
export function lintSurplus({ ranges }: Address): readonly Finding[] {
  const { scheme, userInfo, host, port, path, query, fragment } = ranges;
  const afterHost = { start: path.start, end: (fragment ?? query ?? path).end };
  return [
    ...(scheme ? [schemeInHost({ start: scheme.start, end: (userInfo ?? host).start })] : []),
    ...(userInfo ? [loginInHost(userInfo)] : []),
    ...(port ? [portInHost({ start: port.start - 1, end: port.end })] : []),
    ...(afterHost.start < afterHost.end ? [pathInHost(afterHost)] : []),
  ];
}

function lintShape(host: string): FindingText | undefined {
  if (host === '') {
    return {
      code: 'host-missing',
      cause: 'There is no host name.',
      fix: 'Give the full host name of the server, for example db.example.com.',
    };
  }
  if (DIGITS_AND_DOTS.test(host) && !IPV4.test(host)) {
    return {
      code: 'ip-address-invalid',
      cause: 'An IP address is four numbers from 0 to 255 with dots between them; this is not one.',
      fix: 'Correct the address, or give the name of the server.',
    };
  }
  if (HOST_NAME.test(host) || IPV6.test(host)) return undefined;
  return {
    code: 'host-not-readable',
    cause:
      'This is not the name of a host: it has a space, a comma, a backslash or another character that none has, or dots or hyphens where none may be.',
    fix: 'Give the full name of one host, for example db.example.com.',
  };
}

function lintService(host: string, range: TextRange, service: string | undefined): readonly Finding[] {
  const known = Object.entries(SERVICE_HOSTS).find(([name]) => name === service)?.[1];
  if (known === undefined) return [];
  const mistaken = known.mistaken?.find(({ pattern }) => pattern.test(host));
  if (mistaken) {
    const { cause } = mistaken;
    return [errorFinding({ code: 'wrong-service-endpoint', range, cause, fix: known.where })];
  }
  const isUsual = known.endings.some((ending) => host.replace(/\.$/, '').endsWith(ending));
  return isUsual ? [] : [unusualHost(known, `host-not-${service}`, range)];
}

function unusualHost({ label, endings, where }: ServiceHost, code: string, range: TextRange): Finding {
  return warningFinding({
    code,
    range,
    cause: `Hosts of ${label} end in ${endings[0]} or the like; this one does not.`,
    fix: `${where} Leave it if the service really has a domain of its own.`,
  });
}

function schemeInHost(range: TextRange): Finding {
  return errorFinding({
    code: 'scheme-in-host',
    range,
    cause:
      'This is the beginning of an address; where a host name is asked for, it becomes part of the name and no such host is found.',
    fix: 'Leave out everything up to and including the two slashes.',
  });
}

function loginInHost(range: TextRange): Finding {
  return errorFinding({
    code: 'login-in-host',
    range,
    cause:
      'What stands before the @ is a login. It would be looked for as part of the host name, and shown wherever that is.',
    fix: 'Give user name and password in their own parameters. If a password stood here, take it for known to others.',
  });
}

function portInHost(range: TextRange): Finding {
  return warningFinding({
    code: 'port-in-host',
    range,
    cause:
      'A port follows the host name. Most clients take it for part of the name and then find no such host.',
    fix: 'Leave it out here, and give it in the parameter for the port where there is one.',
  });
}

function pathInHost(range: TextRange): Finding {
  return errorFinding({
    code: 'path-in-host',
    range,
    cause: 'The host name is followed by a path or a query, which is not part of any host name.',
    fix: 'Give the host name alone; a folder or the name of a database has a parameter of its own.',
  });
}

/** The warning for a host that is the machine that connects, if it is that. */
export function lintLoopback(host: string, range: TextRange): readonly Finding[] {
  return reachOfHost(host) === 'loopback' ? [outOfReach(host, range)] : [];
}

function outOfReach(host: string, range: TextRange): Finding {
  if (reachOfHost(host) === 'loopback') {
    return warningFinding({
      code: 'host-is-loopback',
      range,
      cause:
        'This name means the machine that connects. Experience Platform would connect to itself; only a service on your own machine finds your server by it.',
      fix: 'Give a name under which the server can be reached from the internet.',
    });
  }
  return warningFinding({
    code: 'host-is-private',
    range,
    cause:
      'This host is known in its own network only: its address is private, its name has no dot, or it ends as names inside of networks do. Experience Platform connects from the internet.',
    fix: 'Give the public name of the server, and let the addresses of the platform through its firewall.',
  });
}

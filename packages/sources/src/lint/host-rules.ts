import { type Address, readAddress } from '../connection-strings/address.ts';
import { reachOfHost } from '../connection-strings/host-reach.ts';
import { describeFinding, errorFinding, type Finding, type FindingText, warningFinding } from '../finding.ts';
import type { TextRange } from '../text-range.ts';
import { SERVICE_HOSTS } from './service-hosts.ts';

/** Options of the host rules. */
export interface HostUse {
  /** The service that the host should belong to, if known. */
  service?: string | undefined;
  /** Offset of the host within the value. @default 0 */
  offset?: number;
}

const HOST_NAME = /^(?=.{1,253}\.?$)(?!.*\.\.)[a-z0-9_](?:[\w.-]*[a-z0-9_])?\.?$/;
const IPV6 = /^(?:\[[\da-f:.]+(?:%\w+)?\]|[\da-f]*:[\da-f:.]*(?:%\w+)?)$/;
const DIGITS_AND_DOTS = /^[\d.]+$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

/** Checks a value that must be a host name and nothing else. */
export function lintHostName(text: string, { service, offset = 0 }: HostUse = {}): readonly Finding[] {
  const address = readAddress(text, offset);
  return [...lintSurplus(address), ...lintHost(address.host, address.ranges.host, service)];
}

/** Checks the host of an address: valid, reachable, and of the right service. */
export function lintHost(host: string, range: TextRange, service: string | undefined): readonly Finding[] {
  const impossible = lintShape(host);
  if (impossible) return [errorFinding(impossible, range)];
  return reachOfHost(host) === 'public' ? lintService(host, range, service) : [outOfReach(host, range)];
}

/** Finds the parts of an address around its host. */
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
    return describeFinding('host-missing');
  }
  if (DIGITS_AND_DOTS.test(host) && !IPV4.test(host)) {
    return describeFinding('ip-address-invalid');
  }
  if (HOST_NAME.test(host) || IPV6.test(host)) return undefined;
  return describeFinding('host-not-readable');
}

function lintService(host: string, range: TextRange, service: string | undefined): readonly Finding[] {
  const known = SERVICE_HOSTS.find(({ name }) => name === service);
  if (known === undefined) return [];
  const mistaken = known.mistaken?.find(({ pattern }) => pattern.test(host));
  if (mistaken) return [errorFinding(describeFinding(mistaken.finding), range)];
  const isUsual = known.endings.some((ending) => host.replace(/\.$/, '').endsWith(ending));
  return isUsual ? [] : [warningFinding(describeFinding(`host-not-${known.name}`), range)];
}

function schemeInHost(range: TextRange): Finding {
  return errorFinding(describeFinding('scheme-in-host'), range);
}

function loginInHost(range: TextRange): Finding {
  return errorFinding(describeFinding('login-in-host'), range);
}

function portInHost(range: TextRange): Finding {
  return warningFinding(describeFinding('port-in-host'), range);
}

function pathInHost(range: TextRange): Finding {
  return errorFinding(describeFinding('path-in-host'), range);
}

/** Returns a warning if the host is the local machine. */
export function lintLoopback(host: string, range: TextRange): readonly Finding[] {
  return reachOfHost(host) === 'loopback' ? [outOfReach(host, range)] : [];
}

function outOfReach(host: string, range: TextRange): Finding {
  if (reachOfHost(host) === 'loopback') {
    return warningFinding(describeFinding('host-is-loopback'), range);
  }
  return warningFinding(describeFinding('host-is-private'), range);
}

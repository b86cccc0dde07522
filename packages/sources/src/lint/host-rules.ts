import { type Address, readAddress } from '../connection-strings/address.ts';
import { reachOfHost } from '../connection-strings/host-reach.ts';
import type { TextRange } from '../connection-strings/text-range.ts';
import { describeFinding, errorFinding, type Finding, type FindingText, warningFinding } from '../finding.ts';
import { SERVICE_HOSTS } from './service-hosts.ts';

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
  if (impossible) return [errorFinding(impossible, range)];
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

/** The warning for a host that is the machine that connects, if it is that. */
export function lintLoopback(host: string, range: TextRange): readonly Finding[] {
  return reachOfHost(host) === 'loopback' ? [outOfReach(host, range)] : [];
}

function outOfReach(host: string, range: TextRange): Finding {
  if (reachOfHost(host) === 'loopback') {
    return warningFinding(describeFinding('host-is-loopback'), range);
  }
  return warningFinding(describeFinding('host-is-private'), range);
}

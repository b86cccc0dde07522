import type { Address } from '../connection-strings/address.ts';
import { reachOfHost } from '../connection-strings/host-reach.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import type { TextRange } from '../text-range.ts';
import { lintHost } from './host-rules.ts';
import { lintPort } from './port-rules.ts';

/** Checks a web address: complete, encrypted, without a login, and with a reachable host. */
export function lintWebAddress(address: Address, service: string | undefined): readonly Finding[] {
  const { host, portText, ranges } = address;
  return [
    ...lintScheme(address),
    ...(ranges.userInfo ? [loginInAddress(ranges.userInfo)] : []),
    ...lintHost(host, ranges.host, service),
    ...(portText === undefined ? [] : lintPort(portText, ranges.port, { service: undefined })),
    ...(ranges.fragment ? [fragmentInAddress(widen(ranges.fragment))] : []),
  ];
}

/** Finds a path, query, or fragment after the host of a service's base address. */
export function lintNoPath({ ranges, path }: Address): readonly Finding[] {
  const end = (ranges.query ?? ranges.path).end;
  if (path.length <= 1 && ranges.query === undefined) return [];
  return [addressHasPath({ start: ranges.path.start, end })];
}

/** Finds a query in an address to which paths are appended. */
export function lintNoQuery({ ranges: { query } }: Address): readonly Finding[] {
  if (query === undefined) return [];
  return [warningFinding(describeFinding('address-has-query'), widen(query))];
}

/** Reports an address that continues after the host of a service's base address. */
export function addressHasPath(range: TextRange): Finding {
  return warningFinding(describeFinding('address-has-path'), range);
}

function lintScheme({ scheme, host, ranges }: Address): readonly Finding[] {
  if (scheme === undefined) return [missingScheme(ranges.host)];
  if (!/^https?$/.test(scheme)) return [foreignScheme(ranges.scheme)];
  return scheme === 'http' && reachOfHost(host) === 'public' ? [notEncrypted(ranges.scheme)] : [];
}

/** Includes the leading character of the part, `?` or `#`. */
function widen({ start, end }: TextRange): TextRange {
  return { start: start - 1, end };
}

function missingScheme(range: TextRange): Finding {
  return errorFinding(describeFinding('scheme-missing'), range);
}

function foreignScheme(range: TextRange | undefined): Finding {
  return errorFinding(describeFinding('scheme-not-web'), range);
}

function notEncrypted(range: TextRange | undefined): Finding {
  return warningFinding(describeFinding('http-not-encrypted'), range);
}

function loginInAddress(range: TextRange): Finding {
  return errorFinding(describeFinding('login-in-address'), range);
}

function fragmentInAddress(range: TextRange): Finding {
  return warningFinding(describeFinding('address-has-fragment'), range);
}

import type { Address } from '../connection-strings/address.ts';
import { reachOfHost } from '../connection-strings/host-reach.ts';
import type { TextRange } from '../connection-strings/text-range.ts';
import { errorFinding, type Finding, warningFinding } from '../finding.ts';
import { lintHost } from './host-rules.ts';
import { lintPort } from './port-rules.ts';

/** Judges an address in the web: whole, encrypted, without a login, and of a host that can be reached. */
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

/** Finds what stands after the host where the address of a whole service is wanted. */
export function lintNoPath({ ranges, path }: Address): readonly Finding[] {
  const end = (ranges.query ?? ranges.path).end;
  if (path.length <= 1 && ranges.query === undefined) return [];
  return [addressHasPath({ start: ranges.path.start, end })];
}

/** Finds a query where the address is one that paths are to be added to. */
export function lintNoQuery({ ranges: { query } }: Address): readonly Finding[] {
  if (query === undefined) return [];
  return [
    warningFinding({
      code: 'address-has-query',
      range: widen(query),
      cause:
        'The address ends in a query. The source adds a path to the address for each request, which then becomes part of the query and is never called.',
      fix: 'Remove the question mark and what follows it.',
    }),
  ];
}

/** The finding for an address that goes on where the address of a whole service is wanted. */
export function addressHasPath(range: TextRange): Finding {
  return warningFinding({
    code: 'address-has-path',
    range,
    cause:
      'The address goes on after the host. The source takes the address of the service as a whole and adds what it needs.',
    fix: 'Remove what follows the host.',
  });
}

function lintScheme({ scheme, host, ranges }: Address): readonly Finding[] {
  if (scheme === undefined) return [missingScheme(ranges.host)];
  if (!/^https?$/.test(scheme)) return [foreignScheme(ranges.scheme)];
  return scheme === 'http' && reachOfHost(host) === 'public' ? [notEncrypted(ranges.scheme)] : [];
}

/** Takes in the character that a piece begins with, `?` or `#`. */
function widen({ start, end }: TextRange): TextRange {
  return { start: start - 1, end };
}

function missingScheme(range: TextRange): Finding {
  return errorFinding({
    code: 'scheme-missing',
    range,
    cause:
      'The address does not begin with https://, so it cannot be told from a path and nothing is called.',
    fix: 'Write https:// in front of it.',
  });
}

function foreignScheme(range: TextRange | undefined): Finding {
  return errorFinding({
    code: 'scheme-not-web',
    range,
    cause:
      'The source speaks HTTP, so the address has to begin with https://, or http:// in a network of your own.',
    fix: 'Give the address under which the service answers HTTP requests.',
  });
}

function notEncrypted(range: TextRange | undefined): Finding {
  return warningFinding({
    code: 'http-not-encrypted',
    range,
    cause:
      'The address uses http, so credentials and data cross the internet for everybody on the way to read.',
    fix: 'Use https. Leave it if the service offers nothing else and its data may be seen.',
  });
}

function loginInAddress(range: TextRange): Finding {
  return errorFinding({
    code: 'login-in-address',
    range,
    cause:
      'A login stands in the address. Most clients refuse such an address or ignore the login, and it ends up in logs.',
    fix: 'Remove what stands before the @ and give the credentials in their own parameters.',
  });
}

function fragmentInAddress(range: TextRange): Finding {
  return warningFinding({
    code: 'address-has-fragment',
    range,
    cause: 'What follows the # is for the page in a browser and is never sent to the service.',
    fix: 'Remove it. If the # belongs to a name, write it %23.',
  });
}

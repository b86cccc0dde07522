import { readAddress } from '../connection-strings/address.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import type { TextRange } from '../text-range.ts';
import { looksLikeAddress } from './address-shape.ts';
import { EVENT_HUBS_ADVICE } from './event-hubs-advice.ts';
import { lintSurplus } from './host-rules.ts';
import type { ValueLinter } from './value-linter.ts';

const SUFFIX = /\.servicebus\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)\.?$/;

/** Checks the name of an Event Hubs namespace. */
export const eventHubsNamespaceLinter: ValueLinter = {
  name: 'event-hubs-namespace',
  label: 'the name of an Event Hubs namespace',
  recognizes: (text) =>
    /^(?:[a-z]+:\/\/)?[\w-]+\.servicebus\.(?:windows|usgovcloudapi|chinacloudapi)\./i.test(text),
  claims: looksLikeAddress,
  advice: EVENT_HUBS_ADVICE,
  lint(text) {
    const address = readAddress(text);
    const { host, ranges } = address;
    const name = host.replace(SUFFIX, '');
    const nameEnd = ranges.host.start + name.length;
    return [
      ...lintSurplus(address),
      ...(name === host ? [] : [fullHost({ start: nameEnd, end: ranges.host.end })]),
      ...lintName(name, { start: ranges.host.start, end: nameEnd }),
    ];
  },
};

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
function lintName(name: string, range: TextRange): readonly Finding[] {
  if (/^[a-z](?:[a-z0-9-]{4,48}[a-z0-9])$/.test(name)) return [];
  return [errorFinding(describeFinding('namespace-name-invalid'), range)];
}

function fullHost(range: TextRange): Finding {
  return warningFinding(describeFinding('namespace-has-suffix'), range);
}

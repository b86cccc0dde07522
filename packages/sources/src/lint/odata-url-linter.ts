import { type Address, readAddress } from '../connection-strings/address.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import { looksLikeAddress } from './address-shape.ts';
import type { ValueLinter } from './value-linter.ts';
import { lintNoQuery, lintWebAddress } from './web-address-rules.ts';

/** The last segment of a path, if OData itself defines it: `$metadata`, `$batch`, `$count`, and others. */
const SYSTEM_SEGMENT = /\/\$\w+\/?$/;
/** One record of an entity set by its key, `Orders(7)`. A session such as `(S(abc))` is part of some roots. */
const KEYED_SEGMENT = /\/\w+\((?!S\()[^()/]*\)(?:\/[^/]*)*$/;
/** The root of a WCF Data Service ends in `.svc`; an entity set follows. */
const AFTER_SERVICE_FILE = /(?<=\.svc)\/[A-Za-z]\w*\/?$/;

/** Checks the root of an OData service. */
export const odataUrlLinter: ValueLinter = {
  name: 'odata-url',
  label: 'the root URL of an OData service',
  recognizes: (text) => /^https?:\/\/[^?#]*\/\$metadata(?:[?#]|$)/i.test(text),
  claims: looksLikeAddress,
  lint(text) {
    const address = readAddress(text);
    return [...lintWebAddress(address, undefined), ...lintPath(address), ...lintNoQuery(address)];
  },
};

function lintPath({ path, ranges }: Address): readonly Finding[] {
  const find = (pattern: RegExp) => {
    const match = pattern.exec(path);
    return match && { start: ranges.path.start + match.index, end: ranges.path.start + path.length };
  };
  const system = find(SYSTEM_SEGMENT);
  if (system) {
    return [errorFinding(describeFinding('odata-system-path'), system)];
  }
  const entitySet = find(KEYED_SEGMENT) ?? find(AFTER_SERVICE_FILE);
  if (entitySet === null) return [];
  return [warningFinding(describeFinding('odata-entity-set'), entitySet)];
}

import { type Address, readAddress } from '../connection-strings/address.ts';
import { errorFinding, type Finding, warningFinding } from '../finding.ts';
import { looksLikeAddress } from './address-shape.ts';
import type { ValueLinter } from './value-linter.ts';
import { lintNoQuery, lintWebAddress } from './web-address-rules.ts';

/** The last segment of a path, where it is one that OData itself defines: `$metadata`, `$batch`, `$count` and the like. */
const SYSTEM_SEGMENT = /\/\$\w+\/?$/;
/** One record of an entity set by its key, `Orders(7)`; a session as in `(S(abc))` is part of some roots. */
const KEYED_SEGMENT = /\/\w+\((?!S\()[^()/]*\)(?:\/[^/]*)*$/;
/** WCF Data Services end their root in `.svc`; what follows is an entity set. */
const AFTER_SERVICE_FILE = /(?<=\.svc)\/[A-Za-z]\w*\/?$/;

/** Judges the root of an OData service. */
export const odataUrlLinter: ValueLinter = {
  name: 'odata-url',
  label: 'the root address of an OData service',
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
    return [
      errorFinding({
        code: 'odata-system-path',
        range: system,
        cause:
          'The address ends in one of the names that begin with $, such as $metadata. The source adds those and the names of entity sets to the root of the service, and below this one there is nothing.',
        fix: 'Remove this part, so that the address ends where the first entity set would begin.',
      }),
    ];
  }
  const entitySet = find(KEYED_SEGMENT) ?? find(AFTER_SERVICE_FILE);
  if (entitySet === null) return [];
  return [
    warningFinding({
      code: 'odata-entity-set',
      range: entitySet,
      cause:
        'The address seems to go on to an entity set or a record. The source takes the root of the service, which answers with the list of entity sets, and lets you choose one later.',
      fix: 'Remove this part, so that the address ends where the first entity set would begin.',
    }),
  ];
}

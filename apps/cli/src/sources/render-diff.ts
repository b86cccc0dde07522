import type { SourceDifference, SourceDifferenceCode, SourcesDiff } from '@headwater/core';
import { printable } from '../output/printable.ts';
import { outcomeSign } from '../output/style.ts';
import { renderTable } from '../output/table.ts';

/** Differences between the catalog and a target, for people. */
export function renderDiff({ profile, compared, differences }: SourcesDiff): string {
  const what = `${compared} ${compared === 1 ? 'source' : 'sources'} compared with ${printable(profile)}`;
  if (differences.length === 0) return `${outcomeSign('passed')} ${what}: no differences.`;
  const count = differences.length === 1 ? '1 difference' : `${differences.length} differences`;
  return [renderTable(differences, COLUMNS), '', `${outcomeSign('warned')} ${what}: ${count}.`].join('\n');
}

const COLUMNS = [
  { header: 'SOURCE', value: ({ source }: SourceDifference) => source ?? '(unknown)' },
  { header: 'METHOD', value: ({ specName }: SourceDifference) => specName },
  { header: 'PARAM', value: ({ param }: SourceDifference) => param },
  { header: 'DIFFERENCE', value: (difference: SourceDifference) => SENTENCES[difference.code](difference) },
];

type Sentence = (difference: SourceDifference) => string;

const SENTENCES: Readonly<Record<SourceDifferenceCode, Sentence>> = {
  'spec-missing': ({ connectionSpecId }) => `not offered by the target (${connectionSpecId})`,
  'spec-extra': ({ connectionSpecId, target }) => `${target} (${connectionSpecId}) is not in the catalog`,
  'spec-name': ({ catalog, target }) => `named ${catalog} here, ${target} there`,
  'spec-version': ({ catalog, target }) => `version ${catalog} here, ${target} there`,
  'method-missing': () => 'not offered by the target',
  'method-extra': () => 'not in the catalog',
  'param-missing': () => 'not supported by the target',
  'param-extra': () => 'not in the catalog',
  'param-required': ({ target }) =>
    target ? 'optional here, required there' : 'required here, optional there',
  'param-secret': ({ target }) => (target ? 'open here, secret there' : 'secret here, open there'),
  'param-type': ({ catalog, target }) => `${catalog} here, ${target} there`,
};

import type { ConnectionTest, CreatedConnection, EnsuredConnection } from '@headwater/core';
import { renderFindings } from '../findings/render-findings.ts';
import { renderDetails } from '../output/details.ts';
import { printable } from '../output/printable.ts';
import { outcomeSign } from '../output/style.ts';
import { renderTest } from './render-test.ts';

/** A new connection for people, with its findings and the result of its test. */
export function renderCreated(
  created: CreatedConnection & Partial<Pick<EnsuredConnection, 'outcome'>>,
  test?: ConnectionTest,
): string {
  const { id, etag, name, source, method, sandbox, findings, outcome = 'created' } = created;
  const blocks = [
    `${outcomeSign('passed')} ${OUTCOMES[outcome]} "${printable(name)}".`,
    renderDetails({ id, source, auth: method, sandbox, etag }),
    findings.length > 0 && renderFindings(findings, process.stdout),
    test && renderTest(test),
  ];
  return blocks.filter((block) => typeof block === 'string').join('\n');
}

const OUTCOMES: Readonly<Record<EnsuredConnection['outcome'], string>> = {
  created: 'Created',
  kept: 'Kept the existing',
  replaced: 'Replaced the values of',
};

import { renderFindings } from '../findings/render-findings.ts';
import { paint } from '../output/style.ts';
import { renderTable } from '../output/table.ts';
import type { ErrorDocument } from './error-document.ts';

/** An error for people: what failed, why, and what to do next. */
export function renderError(document: ErrorDocument): string {
  const { message, code, findings, candidates = [], nextSteps, requestId, stack } = document;
  const reference = requestId === undefined ? code : `${code}, request ${requestId}`;
  const blocks = [
    `${red('Error:')} ${message}`,
    findings.length > 0 && renderFindings(findings, process.stderr),
    candidates.length > 0 && renderTable(candidates, CANDIDATE_COLUMNS, { stream: process.stderr }),
    nextSteps.length > 0 && `Next:\n${nextSteps.map((step) => `  ${step}`).join('\n')}`,
    stack && paint('dim', stack, process.stderr),
    paint('dim', `(${reference})`, process.stderr),
  ];
  return blocks.filter((block) => typeof block === 'string').join('\n\n');
}

function red(text: string): string {
  return paint(['red', 'bold'], text, process.stderr);
}

const CANDIDATE_COLUMNS = [
  { header: 'ID', value: ({ id }: Candidate) => id },
  { header: 'SOURCE', value: ({ source }: Candidate) => source },
  { header: 'STATE', value: ({ state }: Candidate) => state },
  { header: 'UPDATED', value: ({ updatedAt }: Candidate) => new Date(updatedAt).toISOString() },
];

type Candidate = NonNullable<ErrorDocument['candidates']>[number];

import { GIVEN_UP } from '../errors/usage-error.ts';
import { renderFindings } from '../findings/render-findings.ts';
import { printable, printableText } from '../output/printable.ts';
import { paint } from '../output/style.ts';
import { renderTable } from '../output/table.ts';
import type { ErrorDocument } from './error-document.ts';

/** An error for people: message, cause, and next steps. */
export function renderError(document: ErrorDocument): string {
  if (document.code === GIVEN_UP) return printable(document.message);
  const { message, detail = message, findings, candidates = [], nextSteps, requestId, stack } = document;
  const origin = originOf(document);
  const reference = requestId === undefined ? origin : `${origin}, request ${requestId}`;
  const blocks = [
    `${red('Error:')} ${printable(detail)}`,
    findings.length > 0 && renderFindings(findings, process.stderr),
    candidates.length > 0 && renderTable(candidates, CANDIDATE_COLUMNS, { stream: process.stderr }),
    nextSteps.length > 0 && `Next:\n${nextSteps.map((step) => `  ${printable(step)}`).join('\n')}`,
    stack && paint('dim', printableText(stack), process.stderr),
    paint('dim', `(${printable(reference)})`, process.stderr),
  ];
  return blocks.filter((block) => typeof block === 'string').join('\n\n');
}

/** The API's own message comes first; the failed request matters only for a closer look. */
function originOf({ code, message, detail }: ErrorDocument): string {
  const end = `: ${detail}`;
  return detail !== undefined && message.endsWith(end) ? message.slice(0, -end.length) : code;
}

function red(text: string): string {
  return paint(['red', 'bold'], text, process.stderr);
}

const CANDIDATE_COLUMNS = [
  { header: 'ID', value: ({ id }: Candidate) => id, isWhole: true },
  { header: 'SOURCE', value: ({ source }: Candidate) => source },
  { header: 'STATE', value: ({ state }: Candidate) => state, isOptional: true },
  {
    header: 'UPDATED',
    value: ({ updatedAt }: Candidate) => (updatedAt ? new Date(updatedAt).toISOString() : '-'),
    isOptional: true,
  },
];

type Candidate = NonNullable<ErrorDocument['candidates']>[number];

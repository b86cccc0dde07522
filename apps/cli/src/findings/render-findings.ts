import type { Finding } from '@headwater/core';
import { paint } from '../output/style.ts';

/** Findings for people: what is wrong and what to do, errors first. */
export function renderFindings(findings: readonly Finding[], stream: NodeJS.WriteStream): string {
  const errorsFirst = [...findings].sort((a, b) => a.severity.localeCompare(b.severity));
  return errorsFirst.map((finding) => renderFinding(finding, stream)).join('\n');
}

function renderFinding(
  { severity, param, cause, fix, range, code }: Finding,
  stream: NodeJS.WriteStream,
): string {
  const label = paint(severity === 'error' ? 'red' : 'yellow', severity.padEnd(7), stream);
  const place = [param, range && `characters ${range.start + 1}-${range.end}`].filter(Boolean).join(', ');
  const lines = [`${label}  ${cause} ${paint('dim', `(${code})`, stream)}`, `         Fix: ${fix}`];
  if (place) lines.push(paint('dim', `         In ${place}.`, stream));
  return lines.join('\n');
}

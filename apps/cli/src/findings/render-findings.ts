import type { Finding } from '@headwater/core';
import { printable } from '../output/printable.ts';
import { paint } from '../output/style.ts';

const INDENT = ' '.repeat(9);

/** Findings for people: cause, place, and fix; errors first. */
export function renderFindings(findings: readonly Finding[], stream: NodeJS.WriteStream): string {
  const errorsFirst = [...findings].sort((a, b) => a.severity.localeCompare(b.severity));
  return errorsFirst.map((finding) => renderFinding(finding, stream)).join('\n');
}

function renderFinding(finding: Finding, stream: NodeJS.WriteStream): string {
  const { severity, cause, fix, code } = finding;
  const label = paint(severity === 'error' ? 'red' : 'yellow', severity.padEnd(7), stream);
  const place = renderPlace(finding, stream).map((line) => INDENT + line);
  return [
    `${label}  ${printable(cause)} ${paint('dim', `(${code})`, stream)}`,
    ...place,
    `${INDENT}Fix: ${printable(fix)}`,
  ].join('\n');
}

/** The masked value, with a mark below the faulty part. */
function renderPlace({ param, range, excerpt }: Finding, stream: NodeJS.WriteStream): string[] {
  if (param === undefined) return [];
  const characters =
    range && range.end > range.start ? `, characters ${range.start + 1} to ${range.end}` : '';
  const where = paint('dim', `In ${printable(param)}${characters}:`, stream);
  if (!excerpt?.text.trim()) return range ? [where] : [];
  const { start, end } = excerpt.range;
  const mark = paint('red', '^'.repeat(Math.max(1, end - start)), stream);
  return [where, `  ${maskControls(excerpt.text)}`, `  ${' '.repeat(start)}${mark}`];
}

/** Replaces each character by exactly one, so that the mark stays below its place. */
function maskControls(text: string): string {
  return text.replaceAll(/\s/g, ' ').replaceAll(/\p{Cc}|\p{Cf}/gu, '\ufffd');
}

import type { LintReport } from '@headwater/core';
import { outcomeSign } from '../output/style.ts';
import { renderFindings } from './render-findings.ts';

/** The findings of lint, for people. */
export function renderLint({ source, method, findings }: LintReport): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const counts = [count(errors, 'error'), count(warnings, 'warning')].filter(Boolean).join(', ');
  const verdict = `${outcomeSign(errors > 0 ? 'failed' : warnings > 0 ? 'warned' : 'passed')} ${[source, method].filter(Boolean).join(', ')}`;
  if (findings.length === 0) return `${verdict}: no findings.`;
  return [renderFindings(findings, process.stdout), '', `${verdict}: ${counts}.`].join('\n');
}

function count(number: number, noun: string): string | undefined {
  return number === 0 ? undefined : `${number} ${noun}${number === 1 ? '' : 's'}`;
}

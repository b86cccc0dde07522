import type { Finding } from '@headwater/core';
import type { FormValues } from './form-input.ts';

/**
 * What a form says of its fields: what was found while typing, and what was found when it was refused. A field that is
 * still empty is not wrong yet; saving says what is missing.
 */
export function visibleFindings(
  linted: readonly Finding[],
  refused: readonly Finding[],
  { params }: Pick<FormValues, 'params'>,
): readonly Finding[] {
  const isAboutEmpty = ({ param }: Finding): boolean => param !== undefined && (params[param] ?? '') === '';
  const typed = linted.filter((finding) => !isAboutEmpty(finding));
  const known = new Set(typed.map(({ code, param }) => `${code} ${param}`));
  return [...typed, ...refused.filter(({ code, param }) => !known.has(`${code} ${param}`))];
}

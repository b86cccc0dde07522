import type { Finding } from '@headwater/core';
import type { FormValues } from './form-input.ts';

/**
 * The findings to show beside the fields: those found while the user types, and those of a refused save. A field that
 * is still empty is not wrong yet; saving reports missing values.
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

import { useEffect, useState } from 'react';
import type { Lint, LintedValues } from './lint.ts';

const DELAY_MS = 350;

const NOTHING: Lint = { findings: [], splits: {} };

/**
 * The findings about the values of a form, shortly after each change. Drops a result if the values have changed
 * since.
 */
export function useLint(values: LintedValues, isTouched: boolean): Lint {
  const [{ about, ...lint }, setLint] = useState<Lint & { about: string }>({ ...NOTHING, about: '' });
  const asked = JSON.stringify(values);
  useEffect(() => {
    if (!isTouched) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      // If the chunk cannot be loaded, only these hints are missing: testing and saving check the values again.
      const found = await loadAndLint(JSON.parse(asked) as LintedValues).catch(() => undefined);
      if (isCurrent && found !== undefined) setLint({ ...found, about: asked });
    }, DELAY_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked, isTouched]);
  // Findings stay until newer ones arrive; the ranges of parts are valid only for the string that they were found in.
  return about === asked ? lint : { findings: lint.findings, splits: {} };
}

/** Loads the linters on first use, because a page without input does not need them. */
async function loadAndLint(values: LintedValues): Promise<Lint> {
  const { lintValues } = await import('./lint.ts');
  return await lintValues(values, new Date());
}

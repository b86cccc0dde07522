import { useEffect, useState } from 'react';
import { type Lint, type LintedValues, lintValues } from './lint.ts';

const DELAY_MS = 350;

const NOTHING: Lint = { findings: [], splits: {} };

/** The findings in the values of a form, a moment after each change. A result that a newer change has overtaken is dropped. */
export function useLint(values: LintedValues, isTouched: boolean): Lint {
  const [{ about, ...lint }, setLint] = useState<Lint & { about: string }>({ ...NOTHING, about: '' });
  const asked = JSON.stringify(values);
  useEffect(() => {
    if (!isTouched) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      // A chunk that cannot be loaded costs no more than the hints: testing and saving check the values again.
      const found = await lintValues(JSON.parse(asked) as LintedValues, new Date()).catch(() => undefined);
      if (isCurrent && found !== undefined) setLint({ ...found, about: asked });
    }, DELAY_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked, isTouched]);
  // Findings stay until newer ones come; the ranges of parts hold only for the very string.
  return about === asked ? lint : { findings: lint.findings, splits: {} };
}

import { useEffect, useState } from 'react';
import { lintDraft } from './connect-actions.ts';
import type { Draft } from './draft.ts';
import type { Lint } from './lint.ts';

const DELAY_MS = 350;

const NOTHING: Lint = { findings: [], splits: {} };

/** What there is to say about a draft, a moment after each change. An answer that a newer change has overtaken is dropped. */
export function useLint(
  { sandbox, source, draft }: { sandbox: string; source: string; draft: Draft },
  isTouched: boolean,
): Lint {
  const [{ about, ...lint }, setLint] = useState<Lint & { about: string }>({ ...NOTHING, about: '' });
  const asked = JSON.stringify(draft);
  useEffect(() => {
    if (!isTouched) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      // What cannot be checked now is checked when it is tested or saved.
      const linted = await lintDraft(sandbox, source, JSON.parse(asked) as Draft).catch(() => undefined);
      if (!isCurrent || linted === undefined) return;
      const found = linted.isOk ? linted.value : { findings: linted.problem.findings, splits: {} };
      setLint({ ...found, about: asked });
    }, DELAY_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [sandbox, source, asked, isTouched]);
  // Findings stay until newer ones come; where parts stand is only true of the very text.
  return about === asked ? lint : { findings: lint.findings, splits: {} };
}

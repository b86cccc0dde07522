import type { Finding } from '@headwater/core';
import { useEffect, useState } from 'react';
import { lintDraft } from './connect-actions.ts';
import type { Draft } from './draft.ts';

const DELAY_MS = 350;

/** Findings about a draft, a moment after each change. An answer that a newer change has overtaken is dropped. */
export function useLint(
  { sandbox, source, draft }: { sandbox: string; source: string; draft: Draft },
  isTouched: boolean,
): readonly Finding[] {
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const asked = JSON.stringify(draft);
  useEffect(() => {
    if (!isTouched) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      // What cannot be checked now is checked when it is tested or saved.
      const linted = await lintDraft(sandbox, source, JSON.parse(asked) as Draft).catch(() => undefined);
      if (!isCurrent || linted === undefined) return;
      setFindings(linted.isOk ? linted.value.findings : linted.problem.findings);
    }, DELAY_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [sandbox, source, asked, isTouched]);
  return findings;
}

'use server';
import { type CreatedConnection, createConnection, type LintReport, lintValues } from '@headwater/core';
import { type Attempt, attempt } from '../headwater/attempt.ts';
import { isConfirmed } from '../headwater/is-confirmed.ts';
import type { Draft } from './draft.ts';

export async function lintDraft(
  sandbox: string,
  source: string,
  { auth }: Draft,
): Promise<Attempt<LintReport>> {
  return await attempt(sandbox, () => lintValues(source, auth));
}

export async function saveDraft(
  sandbox: string,
  { source, draft, confirmation }: { source: string; draft: Draft; confirmation: string },
): Promise<Attempt<CreatedConnection>> {
  return await attempt(sandbox, (session) =>
    createConnection(source, draft, { session, yesProduction: isConfirmed(session, confirmation) }),
  );
}

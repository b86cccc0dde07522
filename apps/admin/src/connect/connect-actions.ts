'use server';
import { type CreatedConnection, createConnection, lintValues, splitValues } from '@headwater/core';
import { type Attempt, attempt } from '../headwater/attempt.ts';
import { isConfirmed } from '../headwater/is-confirmed.ts';
import type { Draft } from './draft.ts';
import type { Lint } from './lint.ts';

export async function lintDraft(sandbox: string, source: string, { auth }: Draft): Promise<Attempt<Lint>> {
  return await attempt(sandbox, async () => {
    const [{ findings }, splits] = await Promise.all([lintValues(source, auth), splitValues(source, auth)]);
    return { findings, splits };
  });
}

export async function saveDraft(
  sandbox: string,
  { source, draft, confirmation }: { source: string; draft: Draft; confirmation: string },
): Promise<Attempt<CreatedConnection>> {
  return await attempt(sandbox, (session) =>
    createConnection(source, draft, { session, yesProduction: isConfirmed(session, confirmation) }),
  );
}

'use server';
import { type ConnectionInput, type CreatedConnection, createConnection } from '@headwater/core';
import { type Attempt, attempt } from '../headwater/attempt.ts';
import { isConfirmed } from '../headwater/is-confirmed.ts';

export async function saveConnection(
  sandbox: string,
  { input, confirmation }: { input: ConnectionInput; confirmation: string },
): Promise<Attempt<CreatedConnection>> {
  return await attempt(sandbox, (session) =>
    createConnection(input, { session, yesProduction: isConfirmed(session, confirmation) }),
  );
}

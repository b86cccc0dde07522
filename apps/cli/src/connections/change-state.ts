import { type ConnectionState, type Session, setConnectionState } from '@headwater/core';
import { type OutputFlags, printResult } from '../output/print-result.ts';
import { printable } from '../output/printable.ts';
import { outcomeSign } from '../output/style.ts';
import { writeGuarded } from './write-guarded.ts';

/** Enables or disables a connection, and reports whether its state changed. */
export async function changeState(
  reference: string,
  state: ConnectionState['state'],
  {
    session,
    flags,
  }: {
    session: Session;
    flags: OutputFlags & { 'yes-production': boolean; 'confirm-name': string | undefined };
  },
): Promise<void> {
  const changed = await writeGuarded(session, flags, ({ yesProduction, confirmName }) => {
    return setConnectionState(reference, state, { session, yesProduction, confirmName });
  });
  await printResult(changed, flags, () => {
    const verb = changed.isChanged ? 'is now' : 'was already';
    return `${outcomeSign('passed')} "${printable(changed.name)}" ${verb} ${state}.`;
  });
}

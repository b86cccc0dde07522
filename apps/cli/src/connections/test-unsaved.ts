import {
  type ConnectionInput,
  type ConnectionTest,
  type DraftTest,
  type Session,
  testDraft,
} from '@headwater/core';
import type { OutputFlags } from '../output/print-result.ts';
import { printable } from '../output/printable.ts';
import { note } from '../output/progress.ts';
import { followTest } from './follow-test.ts';
import { writeGuarded } from './write-guarded.ts';

interface UnsavedFlags extends OutputFlags {
  lint: boolean;
  probe: boolean;
  'yes-production': boolean;
}

/** Tests an unsaved connection, with --probe by a temporary one; reports its creation and deletion. */
export async function testUnsaved(
  input: ConnectionInput,
  session: Session,
  flags: UnsavedFlags,
): Promise<DraftTest & Pick<ConnectionTest, 'name'>> {
  const { lint, probe } = flags;
  const aborting = new AbortController();
  const abort = (): void => aborting.abort();
  // An interrupt must not leave the temporary connection behind.
  process.once('SIGINT', abort);
  try {
    const test = await followTest(flags, (onStage) =>
      writeGuarded(session, flags, ({ yesProduction }) =>
        testDraft(input, {
          session,
          onStage,
          lint,
          probe,
          yesProduction,
          signal: aborting.signal,
          onProbe: ({ name, id }) => note(`Created the temporary connection ${name} (${id}).`),
        }),
      ),
    );
    if (test.probe) note(`Deleted the temporary connection ${printable(test.probe.name)}.`);
    return { ...test, name: input.name ?? input.source };
  } finally {
    process.off('SIGINT', abort);
  }
}

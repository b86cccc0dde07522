import type { DetailedStructure } from '@headwater/core';
import { note } from '../output/progress.ts';

/** Prints what a reader of a structure needs to know on stderr; with --json it is in the result. */
export function printNotices(
  { notices = [] }: DetailedStructure,
  { json }: { json?: boolean | undefined },
): void {
  if (json) return;
  for (const { message, nextStep } of notices)
    note(nextStep === undefined ? message : `${message} ${nextStep}`);
}

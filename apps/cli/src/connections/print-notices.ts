import type { DetailedStructure } from '@headwater/core';
import { note } from '../output/progress.ts';

/** Prints the notices of a structure on stderr; with --json they are part of the result. */
export function printNotices(
  { notices = [] }: DetailedStructure,
  { json }: { json?: boolean | undefined },
): void {
  if (json) return;
  for (const { message, nextStep } of notices)
    note(nextStep === undefined ? message : `${message} ${nextStep}`);
}

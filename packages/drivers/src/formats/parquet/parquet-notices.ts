import type { Notice } from '../../contract/contract.ts';
import type { Renaming } from './schema-tree.ts';

const NAMED_IN_A_NOTICE = 5;

/** Reports columns that were renamed because of duplicate names. */
export function duplicateNotice(renamings: readonly Renaming[]): Notice[] {
  if (renamings.length === 0) return [];
  const shown = renamings.map(
    ({ position, from, to }) => `column ${position + 1} ("${from}") is shown as ${to}`,
  );
  return [
    {
      code: 'duplicate-columns',
      message: `The schema repeats names: ${list(shown)}.`,
      nextStep: 'Give every column a unique name.',
    },
  ];
}

/** Columns without values, grouped by the reason. */
export function unreadableNotices(unreadable: ReadonlyMap<string, Error>): Notice[] {
  const byReason = Map.groupBy(unreadable, ([, error]) => reasonOf(error));
  return [...byReason].map(([reason, columns]) => ({
    code: 'column-unreadable',
    message: `The values of ${columns.length === 1 ? 'column' : `${columns.length} columns:`} ${list(columns.map(([name]) => name))} are not shown: ${reason}.`,
  }));
}

/** Reports a preview that ends before the requested rows although the file has more. */
export function endedEarlyNotice(shown: number, reason: string, nextStep?: string): Notice {
  const message = `The preview ends after ${shown} ${shown === 1 ? 'row' : 'rows'}: ${reason}.`;
  return { code: 'preview-ended-early', message, ...(nextStep === undefined ? {} : { nextStep }) };
}

/** Reports strings that are not UTF-8. */
export function invalidTextNotice(columns: ReadonlySet<string>): Notice[] {
  if (columns.size === 0) return [];
  return [
    {
      code: 'invalid-bytes',
      message: `Strings of ${list([...columns])} contain bytes that are not valid UTF-8; each is shown as U+FFFD.`,
      nextStep: 'Write text as UTF-8, or give the column a binary type.',
    },
  ];
}

/** The reason why values cannot be read, as the end of a sentence. */
export function reasonOf(error: Error): string {
  if (error instanceof RangeError) return 'a page is damaged';
  const text = error.message.replace(/^(parquet|thrift): /, '');
  return error.message === text && error.name !== 'ColumnUnreadableError' ? 'a page is damaged' : text;
}

function list(items: readonly string[]): string {
  const more = items.length - NAMED_IN_A_NOTICE;
  const named = items.slice(0, NAMED_IN_A_NOTICE).join(', ');
  return more > 0 ? `${named}, and ${more} more` : named;
}

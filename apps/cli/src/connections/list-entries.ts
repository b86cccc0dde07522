import { type ExploreEntry, explorePages, type Session } from '@headwater/core';
import { withProgress } from '../output/progress.ts';

export interface EntriesRequest {
  session: Session;
  path: string | undefined;
  after: string | undefined;
  /** Lists all pages instead of one. */
  isWhole: boolean;
}

/** Entries of a folder, and the cursor of the next page. */
export interface ListedEntries {
  entries: readonly ExploreEntry[];
  after?: string | undefined;
}

/** Lists one page of a folder or all of them, and shows progress at a terminal. */
export async function listEntries(
  connection: string,
  { isWhole, ...options }: EntriesRequest,
): Promise<ListedEntries> {
  const entries: ExploreEntry[] = [];
  async function collect(): Promise<ListedEntries> {
    for await (const page of explorePages(connection, options)) {
      entries.push(...page.entries);
      if (!isWhole) return { entries, after: page.after };
    }
    return { entries };
  }
  const progress = () => (entries.length === 0 ? 'Exploring' : `Exploring: ${entries.length} entries`);
  return await withProgress(progress, collect());
}

/**
 * Returns the command that lists the next page.
 *
 * @param command its words and flags
 */
export function nextPageCommand(command: readonly string[], given: readonly string[], after: string): string {
  const kept = given.filter(
    (word, index) => word !== '--after' && !word.startsWith('--after=') && given[index - 1] !== '--after',
  );
  return [...command, ...kept, '--after', after].map(quoteWord).join(' ');
}

function quoteWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

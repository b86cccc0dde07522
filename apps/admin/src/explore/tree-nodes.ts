import type { ErrorReport, ExploreEntry, ExploreListing } from '@headwater/core';
import { folderKey } from './ancestors-of.ts';
import type { Branch } from './explore-actions.ts';

/** The loaded folders by key; the key of the top level is empty. A folder that was never requested is absent. */
export type Branches = Readonly<Record<string, Branch | 'loading' | undefined>>;

/** A row of the tree: an entry of the source, or a message about the folder that contains it. */
export type TreeNode =
  | { kind: 'entry'; key: string; entry: ExploreEntry; folder: string; children: readonly TreeNode[] }
  | { kind: 'loading' | 'empty'; key: string }
  | { kind: 'more'; key: string; folder: string; count: number }
  | { kind: 'page'; key: string; folder: string; state: PageState }
  | { kind: 'failed'; key: string; folder: string; problem: ErrorReport };

/** The status of a folder's next page: not requested, loading, or failed. */
export type PageState = 'waiting' | 'loading' | ErrorReport;

export interface TreeView {
  branches: Branches;
  expanded: ReadonlySet<string>;
  /** The number of entries shown, for folders that differ from the default. */
  shown: Readonly<Record<string, number>>;
  /** The status of the next page, for folders where it was requested. */
  pages: Readonly<Record<string, PageState | undefined>>;
}

/** Number of entries of a folder that are shown at first; an extra row shows the others. */
export const FIRST_ENTRIES = 200;

const NOTHING_READ: TreeView = { branches: {}, expanded: new Set(), shown: {}, pages: {} };

/** The rows of a folder, with nested rows for expanded folders. */
export function nodesOf(folder: string, view: TreeView): readonly TreeNode[] {
  const branch = view.branches[folder] ?? 'loading';
  if (branch === 'loading') return [{ kind: 'loading', key: `loading:${folder}` }];
  if (!branch.isOk) return [{ kind: 'failed', key: `failed:${folder}`, folder, problem: branch.problem }];
  const { entries, after } = branch.value;
  if (entries.length === 0 && after === undefined) return [{ kind: 'empty', key: `empty:${folder}` }];
  const limit = view.shown[folder] ?? FIRST_ENTRIES;
  const nodes = entries.slice(0, limit).map((entry) => toNode(entry, folder, view));
  const count = entries.length - limit;
  if (count > 0) return [...nodes, { kind: 'more', key: `more:${folder}`, folder, count }];
  if (after === undefined) return nodes;
  return [...nodes, { kind: 'page', key: `page:${folder}`, folder, state: view.pages[folder] ?? 'waiting' }];
}

/** Entries that appeared at the same time. */
export interface AddedEntries {
  /** Key of the first new row; absent if the page was empty. */
  first: string | undefined;
  count: number;
}

export function addedEntries(entries: readonly ExploreEntry[]): AddedEntries {
  const [first] = entries;
  return { first: first && keyOf(first), count: entries.length };
}

function keyOf({ type, path }: ExploreEntry): string {
  return type === 'folder' ? folderKey(path) : path;
}

function toNode(entry: ExploreEntry, folder: string, view: TreeView): TreeNode {
  const key = keyOf(entry);
  if (entry.type !== 'folder') return { kind: 'entry', key, entry, folder, children: [] };
  // The tree shows a row as expandable only while it has a child row.
  const children = nodesOf(key, view.expanded.has(key) ? view : NOTHING_READ);
  return { kind: 'entry', key, entry, folder, children };
}

/** The loaded folders after the next page of one of them has arrived. */
export function withPage(branches: Branches, folder: string, page: ExploreListing): Branches {
  const branch = branches[folder];
  if (branch === undefined || branch === 'loading' || !branch.isOk) return branches;
  const entries = [...branch.value.entries, ...page.entries];
  return { ...branches, [folder]: { isOk: true, value: { ...page, entries } } };
}

/** The path of a folder as its parent's listing returned it. */
export function givenPath(branches: Branches, key: string): string {
  const listed = Object.values(branches).flatMap((branch) =>
    branch !== undefined && branch !== 'loading' && branch.isOk ? branch.value.entries : [],
  );
  return listed.find(({ type, path }) => type === 'folder' && folderKey(path) === key)?.path ?? key;
}

/** Finds the row with a key at any depth. */
export function findNode(nodes: readonly TreeNode[], key: string): TreeNode | undefined {
  for (const node of nodes) {
    const found = node.key === key ? node : node.kind === 'entry' ? findNode(node.children, key) : undefined;
    if (found) return found;
  }
  return undefined;
}

import type { ErrorReport, ExploreEntry, ExploreListing } from '@headwater/core';
import { folderKey } from './ancestors-of.ts';
import type { Branch } from './explore-actions.ts';

/** What is known of folders by their key, the top being the empty one; absent where nobody has asked yet. */
export type Branches = Readonly<Record<string, Branch | 'loading' | undefined>>;

/** A row of the tree: something of the source, or something to say about the folder it is in. */
export type TreeNode =
  | { kind: 'entry'; key: string; entry: ExploreEntry; folder: string; children: readonly TreeNode[] }
  | { kind: 'loading' | 'empty'; key: string }
  | { kind: 'more'; key: string; folder: string; count: number }
  | { kind: 'page'; key: string; folder: string; state: PageState }
  | { kind: 'failed'; key: string; folder: string; problem: ErrorReport };

/** Whether the next page of a folder has yet to be asked for, is on its way, or could not be read. */
export type PageState = 'waiting' | 'loading' | ErrorReport;

export interface TreeView {
  branches: Branches;
  expanded: ReadonlySet<string>;
  /** How many entries of a folder are shown, where that differs from the usual number. */
  shown: Readonly<Record<string, number>>;
  /** Of folders whose next page was asked for. */
  pages: Readonly<Record<string, PageState | undefined>>;
}

/** Entries of a folder that are shown at first; a row leads to the others. */
export const FIRST_ENTRIES = 200;

const NOTHING_READ: TreeView = { branches: {}, expanded: new Set(), shown: {}, pages: {} };

/** The rows of a folder, those of expanded folders within them. */
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

/** Entries that came into view together. */
export interface AddedEntries {
  /** Key of the row of the first; absent when a page was empty. */
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
  // A row counts as one that can be expanded while there is a row within it.
  const children = nodesOf(key, view.expanded.has(key) ? view : NOTHING_READ);
  return { kind: 'entry', key, entry, folder, children };
}

/** What is known once the next page of a folder has been read. */
export function withPage(branches: Branches, folder: string, page: ExploreListing): Branches {
  const branch = branches[folder];
  if (branch === undefined || branch === 'loading' || !branch.isOk) return branches;
  const entries = [...branch.value.entries, ...page.entries];
  return { ...branches, [folder]: { isOk: true, value: { ...page, entries } } };
}

/** The path of a folder as the listing it is in gave it. */
export function givenPath(branches: Branches, key: string): string {
  const listed = Object.values(branches).flatMap((branch) =>
    branch !== undefined && branch !== 'loading' && branch.isOk ? branch.value.entries : [],
  );
  return listed.find(({ type, path }) => type === 'folder' && folderKey(path) === key)?.path ?? key;
}

/** The row of a key, wherever it is. */
export function findNode(nodes: readonly TreeNode[], key: string): TreeNode | undefined {
  for (const node of nodes) {
    const found = node.key === key ? node : node.kind === 'entry' ? findNode(node.children, key) : undefined;
    if (found) return found;
  }
  return undefined;
}

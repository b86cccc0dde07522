'use client';
import { useEffect, useState } from 'react';
import { answered } from '../problems/unanswered.ts';
import { ancestorsOf, asListed } from './ancestors-of.ts';
import { listBranches } from './explore-actions.ts';
import {
  type AddedEntries,
  addedEntries,
  type Branches,
  FIRST_ENTRIES,
  givenPath,
  nodesOf,
  type PageState,
  type TreeNode,
  type TreeView,
  withPage,
} from './tree-nodes.ts';

export interface Tree {
  nodes: readonly TreeNode[];
  /** Converts a path in the address to the form in the listing. */
  listed(path: string): string;
  expanded: ReadonlySet<string>;
  setExpanded(keys: ReadonlySet<string>): void;
  /** Shows every entry of a folder. */
  showAll(folder: string): void;
  /** Loads the next page of a folder. */
  loadMore(folder: string): void;
  /** Requests the contents of a folder again. */
  retry(folder: string): void;
  /** The entries that appeared last: their number and the row of the first. */
  added: AddedEntries | undefined;
}

/**
 * The tree of a source. Loads a folder when it is expanded; the folders down to the path in the address are loaded
 * from the start.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: to be split
export function useTree(sandbox: string, id: string, path: string): Tree {
  const [branches, setBranches] = useState<Branches>({});
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set(ancestorsOf(path)));
  const [pages, setPages] = useState<TreeView['pages']>({});
  const [shown, setShown] = useState<Readonly<Record<string, number>>>({});
  const [added, setAdded] = useState<AddedEntries>();

  const listed = (given: string): string => asListed(given, topPaths(branches));
  const target = listed(path);
  useEffect(() => setExpanded((before) => new Set([...before, ...ancestorsOf(target)])), [target]);

  useEffect(() => {
    const folders = ['', ...expanded].filter((folder) => branches[folder] === undefined);
    if (folders.length === 0) return;
    const add = (read: (index: number) => Branches[string]): void => {
      const added = Object.fromEntries(folders.map((folder, index) => [folder, read(index)]));
      setBranches((before) => ({ ...before, ...added }));
    };
    add(() => 'loading');
    const requests = folders.map((folder) => ({ path: givenPath(branches, folder) }));
    void answered(listBranches(sandbox, { id, folders: requests })).then((answer) => {
      add((index) => (answer.isOk ? answer.value[index] : answer));
    });
  }, [branches, expanded, sandbox, id]);

  const unlimit = (folder: string): void =>
    setShown((before) => ({ ...before, [folder]: Number.POSITIVE_INFINITY }));
  const showAll = (folder: string): void => {
    const branch = branches[folder];
    unlimit(folder);
    if (branch !== undefined && branch !== 'loading' && branch.isOk) {
      setAdded(addedEntries(branch.value.entries.slice(shown[folder] ?? FIRST_ENTRIES)));
    }
  };
  const loadMore = (folder: string): void => {
    const branch = branches[folder];
    if (branch === undefined || branch === 'loading' || !branch.isOk || pages[folder] === 'loading') return;
    const setPage = (state: PageState | undefined): void =>
      setPages((before) => ({ ...before, [folder]: state }));
    setPage('loading');
    unlimit(folder);
    const request = { path: givenPath(branches, folder), after: branch.value.after };
    void answered(listBranches(sandbox, { id, folders: [request] })).then((answer) => {
      const page = answer.isOk ? answer.value[0] : answer;
      if (page?.isOk) {
        setBranches((before) => withPage(before, folder, page.value));
        setAdded(addedEntries(page.value.entries));
      }
      setPage(page === undefined || page.isOk ? undefined : page.problem);
    });
  };

  return {
    nodes: nodesOf('', { branches, expanded, shown, pages }),
    listed,
    expanded,
    setExpanded,
    showAll,
    loadMore,
    retry: (folder) => setBranches((before) => ({ ...before, [folder]: undefined })),
    added,
  };
}

function topPaths({ '': top }: Branches): readonly string[] {
  return top === undefined || top === 'loading' || !top.isOk ? [] : top.value.entries.map(({ path }) => path);
}

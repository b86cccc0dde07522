'use client';
import { useEffect, useState } from 'react';
import { answered } from '../problems/unanswered.ts';
import { ancestorsOf } from './ancestors-of.ts';
import { listBranches } from './explore-actions.ts';
import { type Branches, givenPath, nodesOf, type TreeNode } from './tree-nodes.ts';

export interface Tree {
  nodes: readonly TreeNode[];
  expanded: ReadonlySet<string>;
  setExpanded(keys: ReadonlySet<string>): void;
  /** Shows every entry of a folder. */
  showAll(folder: string): void;
  /** Asks again what a folder holds. */
  retry(folder: string): void;
}

/** The tree of a source. Folders are read once they are expanded; those down to a path are from the beginning. */
export function useTree(sandbox: string, id: string, path: string): Tree {
  const [branches, setBranches] = useState<Branches>({});
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set(ancestorsOf(path)));
  const [shown, setShown] = useState<Readonly<Record<string, number>>>({});

  useEffect(() => setExpanded((before) => new Set([...before, ...ancestorsOf(path)])), [path]);

  useEffect(() => {
    const folders = ['', ...expanded].filter((folder) => branches[folder] === undefined);
    if (folders.length === 0) return;
    const add = (read: (index: number) => Branches[string]): void => {
      const added = Object.fromEntries(folders.map((folder, index) => [folder, read(index)]));
      setBranches((before) => ({ ...before, ...added }));
    };
    add(() => 'loading');
    const paths = folders.map((folder) => givenPath(branches, folder));
    void answered(listBranches(sandbox, { id, paths })).then((answer) => {
      add((index) => (answer.isOk ? answer.value[index] : answer));
    });
  }, [branches, expanded, sandbox, id]);

  return {
    nodes: nodesOf('', { branches, expanded, shown }),
    expanded,
    setExpanded,
    showAll: (folder) => setShown((before) => ({ ...before, [folder]: Number.POSITIVE_INFINITY })),
    retry: (folder) => setBranches((before) => ({ ...before, [folder]: undefined })),
  };
}

import type { ErrorReport, ExploreEntry } from '@headwater/core';
import { expect, it } from 'vitest';
import type { Branch } from './explore-actions.ts';
import {
  type Branches,
  FIRST_ENTRIES,
  findNode,
  givenPath,
  nodesOf,
  type TreeNode,
  type TreeView,
  withPage,
} from './tree-nodes.ts';

const PROBLEM: ErrorReport = {
  kind: 'source-refused',
  code: 'refused',
  message: 'It is locked.',
  nextSteps: [],
  findings: [],
};

const entry = (type: ExploreEntry['type'], path: string): ExploreEntry => {
  return { type, name: path.split('/').at(-1) ?? '', path, canPreview: true, canFetchSchema: true };
};
const branch = (...entries: ExploreEntry[]): Branch => ({ isOk: true, value: { entries } });
const viewOf = (branches: Branches, ...expanded: string[]): TreeView => {
  return { branches, expanded: new Set(expanded), shown: {}, pages: {} };
};
const outline = (nodes: readonly TreeNode[]): readonly unknown[] => {
  return nodes.map((node) => {
    const isOpen = node.kind === 'entry' && node.children.length > 0;
    return isOpen ? [node.key, outline(node.children)] : node.key;
  });
};

const BRANCHES: Branches = {
  '': branch(entry('folder', 'a/'), entry('folder', 'b'), entry('file', 'c.csv')),
  a: branch(entry('folder', 'a/x'), entry('file', 'a/y.csv')),
  'a/x': branch(),
  b: { isOk: false, problem: PROBLEM },
};

it('shows the contents and the notices of expanded folders', () => {
  expect(outline(nodesOf('', viewOf(BRANCHES)))).toEqual([
    ['a', ['loading:a']],
    ['b', ['loading:b']],
    'c.csv',
  ]);
  expect(outline(nodesOf('', viewOf(BRANCHES, 'a', 'b', 'a/x')))).toEqual([
    ['a', [['a/x', ['empty:a/x']], 'a/y.csv']],
    ['b', ['failed:b']],
    'c.csv',
  ]);
});

it('shows a loading row as soon as a folder is expanded', () => {
  expect(outline(nodesOf('', viewOf({})))).toEqual(['loading:']);
  expect(outline(nodesOf('', viewOf({ ...BRANCHES, b: undefined }, 'b')))).toEqual([
    ['a', ['loading:a']],
    ['b', ['loading:b']],
    'c.csv',
  ]);
});

it('shows the first entries of a large folder and the number of remaining ones', () => {
  const entries = Array.from({ length: FIRST_ENTRIES + 5 }, (_, index) => entry('file', `${index}.csv`));
  const view = viewOf({ '': branch(...entries) });
  expect(nodesOf('', view)).toHaveLength(FIRST_ENTRIES + 1);
  expect(nodesOf('', view).at(-1)).toMatchObject({ kind: 'more', count: 5 });
  expect(nodesOf('', { ...view, shown: { '': entries.length } })).toHaveLength(entries.length);
});

it('offers the next page of a partial listing, and appends it', () => {
  const cut: Branches = { '': { isOk: true, value: { entries: [entry('file', 'a')], after: 'cursor' } } };
  const view = viewOf(cut);
  expect(nodesOf('', view).at(-1)).toMatchObject({ kind: 'page', folder: '', state: 'waiting' });
  expect(nodesOf('', { ...view, pages: { '': 'loading' } }).at(-1)).toMatchObject({ state: 'loading' });
  expect(nodesOf('', { ...view, pages: { '': PROBLEM } }).at(-1)).toMatchObject({ state: PROBLEM });
  const whole = withPage(cut, '', { entries: [entry('file', 'b')] });
  expect(outline(nodesOf('', viewOf(whole)))).toEqual(['a', 'b']);
});

it('requests a folder by the path from its listing', () => {
  expect(givenPath(BRANCHES, 'a')).toBe('a/');
  expect(givenPath(BRANCHES, 'a/x')).toBe('a/x');
  expect(givenPath(BRANCHES, 'never/seen')).toBe('never/seen');
});

it('finds a row at any depth', () => {
  const nodes = nodesOf('', viewOf(BRANCHES, 'a', 'b'));
  expect(findNode(nodes, 'a/y.csv')).toMatchObject({ folder: 'a' });
  expect(findNode(nodes, 'failed:b')).toMatchObject({ problem: PROBLEM });
  expect(findNode(nodes, 'nowhere')).toBeUndefined();
});

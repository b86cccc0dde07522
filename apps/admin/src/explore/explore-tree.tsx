'use client';
import { Button } from '@react-spectrum/s2/Button';
import { useRouter, useSearchParams } from 'next/navigation';
import { type ReactNode, useRef, useState, useTransition } from 'react';
import { type Key, Tree } from 'react-aria-components/Tree';
import { messages } from '../messages/messages.ts';
import { ProblemPanel } from '../problems/problem-panel.tsx';
import { exploreHref } from './explore-href.ts';
import styles from './explore-tree.module.css';
import { findNode } from './tree-nodes.ts';
import { TreeRow } from './tree-row.tsx';
import { useAddedFocus } from './use-added-focus.ts';
import { useTree } from './use-tree.ts';

/** The contents of a source as a tree. The address holds the open object, so that users can share a link to it. */
export function ExploreTree({
  sandbox,
  id,
  here,
}: {
  sandbox: string;
  id: string;
  /** Address of the page. */
  here: string;
}): ReactNode {
  const router = useRouter();
  const search = useSearchParams();
  const object = search.get('object') ?? undefined;
  const { nodes, listed, expanded, setExpanded, showAll, loadMore, retry, added } = useTree(
    sandbox,
    id,
    search.get('path') ?? '',
  );
  const [opening, setOpening] = useState<string>();
  const [isOpening, start] = useTransition();
  const tree = useRef<HTMLDivElement>(null);
  useAddedFocus(tree, added);
  const [top] = nodes;
  if (top?.kind === 'failed' && top.folder === '') {
    const again = (
      <Button variant="secondary" onPress={() => retry('')}>
        {messages.problem.retry}
      </Button>
    );
    return <ProblemPanel problem={top.problem} action={again} />;
  }
  const open = (path: string, folder: string): void => {
    setOpening(path);
    start(() => router.push(exploreHref(here, { path: folder, object: path }), { scroll: false }));
  };
  const act = (key: Key): void => {
    const node = findNode(nodes, String(key));
    if (node?.kind === 'failed') retry(node.folder);
    else if (node?.kind === 'more') showAll(node.folder);
    else if (node?.kind === 'page') loadMore(node.folder);
    else if (node?.kind === 'entry' && node.entry.type === 'folder') setExpanded(toggle(expanded, node.key));
    else if (node?.kind === 'entry') open(node.key, node.folder);
  };
  return (
    <>
      <Tree
        ref={tree}
        className={styles.tree ?? ''}
        aria-label={messages.explore.entries}
        selectionMode="none"
        expandedKeys={expanded}
        onExpandedChange={(keys) => setExpanded(new Set([...keys].map(String)))}
        onAction={act}
      >
        {nodes.map((node) => (
          <TreeRow
            key={node.key}
            node={node}
            current={object === undefined ? undefined : listed(object)}
            opening={isOpening ? opening : undefined}
            onRetry={retry}
          />
        ))}
      </Tree>
      <p role="status" className={styles.status}>
        {added && messages.tree.added(added.count)}
      </p>
    </>
  );
}

function toggle(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set(keys.has(key) ? [...keys].filter((other) => other !== key) : [...keys, key]);
}

import type { ExploreEntry } from '@headwater/core';
import { Button } from '@react-spectrum/s2/Button';
import { ProgressCircle } from '@react-spectrum/s2/ProgressCircle';
import type { ReactNode } from 'react';
import { Button as Chevron } from 'react-aria-components/Button';
import { TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import { messages } from '../messages/messages.ts';
import styles from './explore-tree.module.css';
import type { TreeNode } from './tree-nodes.ts';

const SIGNS: Readonly<Record<ExploreEntry['type'], string>> = {
  folder: 'M2 5h5l2 2h9v9H2z',
  file: 'M4 2h8l4 4v12H4zM12 2v4h4',
  table: 'M2 4h16v12H2zM2 8h16M8 4v12',
};

interface TreeRowProps {
  node: TreeNode;
  /** Path of the object that is shown. */
  current: string | undefined;
  /** Path of the object that is loading. */
  opening: string | undefined;
  onRetry(folder: string): void;
}

/** A row of the tree, with its nested rows. */
export function TreeRow({ node, ...others }: TreeRowProps): ReactNode {
  const { types } = messages.explore;
  const text = textOf(node);
  const isFolder = node.kind === 'entry' && node.entry.type === 'folder';
  const label = node.kind === 'entry' ? `${types[node.entry.type]} ${text}` : text;
  return (
    <TreeItem className={styles.row ?? ''} id={node.key} textValue={text} aria-label={label}>
      <TreeItemContent>
        {isFolder ? (
          <Chevron slot="chevron" className={styles.chevron ?? ''}>
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <path d="m8 5 5 5-5 5" />
            </svg>
          </Chevron>
        ) : (
          <span className={styles.chevron} />
        )}
        <RowContent node={node} {...others} />
      </TreeItemContent>
      {node.kind === 'entry' &&
        node.children.map((child) => <TreeRow key={child.key} node={child} {...others} />)}
    </TreeItem>
  );
}

function RowContent({ node, current, opening, onRetry }: TreeRowProps): ReactNode {
  switch (node.kind) {
    case 'entry':
      return (
        <>
          <svg viewBox="0 0 20 20" aria-hidden="true" className={styles.sign}>
            <path d={SIGNS[node.entry.type]} />
          </svg>
          <span className={styles.name} aria-current={node.key === current ? 'true' : undefined}>
            {node.entry.name}
          </span>
          {node.key === opening && <Progress />}
        </>
      );
    case 'loading':
      return (
        <>
          <Progress />
          <span className={styles.note}>{textOf(node)}</span>
        </>
      );
    case 'failed':
      return (
        <span className={styles.failed}>
          <span role="alert">{textOf(node)}</span>
          <Button variant="secondary" size="S" onPress={() => onRetry(node.folder)}>
            {messages.problem.retry}
          </Button>
        </span>
      );
    case 'page':
      return (
        <>
          {node.state === 'loading' && <Progress />}
          <span className={styles.note} role={typeof node.state === 'string' ? undefined : 'alert'}>
            {textOf(node)}
          </span>
        </>
      );
    default:
      return <span className={styles.note}>{textOf(node)}</span>;
  }
}

function Progress(): ReactNode {
  return <ProgressCircle size="S" isIndeterminate aria-label={messages.loading} />;
}

function textOf(node: TreeNode): string {
  const { tree } = messages;
  switch (node.kind) {
    case 'entry':
      return node.entry.name;
    case 'failed':
      return tree.failed(node.problem.detail ?? node.problem.message);
    case 'more':
      return tree.more(node.count);
    case 'page':
      return typeof node.state === 'string'
        ? tree.page[node.state]
        : tree.pageFailed(node.state.detail ?? node.state.message);
    default:
      return tree[node.kind];
  }
}

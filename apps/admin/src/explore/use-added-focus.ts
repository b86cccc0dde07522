import { type RefObject, useEffect } from 'react';
import type { AddedEntries } from './tree-nodes.ts';

/**
 * Moves focus to the first row that came into view. The row that was pressed is gone or behind the new ones, and a keyboard would
 * start over. Focus that has moved out of the tree meanwhile stays where it is.
 */
export function useAddedFocus(tree: RefObject<HTMLElement | null>, added: AddedEntries | undefined): void {
  useEffect(() => {
    if (added?.first === undefined) return;
    const focused = document.activeElement;
    if (focused !== document.body && !tree.current?.contains(focused)) return;
    const selector = `[data-key="${CSS.escape(added.first)}"]`;
    tree.current?.querySelector<HTMLElement>(selector)?.focus();
  }, [tree, added]);
}

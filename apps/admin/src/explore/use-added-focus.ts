import { type RefObject, useEffect } from 'react';
import type { AddedEntries } from './tree-nodes.ts';

/** Frames to wait for the row: the tree renders its rows, and settles its own focus, after the entries arrive. */
const MAX_FRAMES = 60;

/**
 * Moves focus to the first row that came into view. The row that was pressed is gone or behind the new ones, and a keyboard would
 * start over. Focus that has moved out of the tree meanwhile stays where it is.
 */
export function useAddedFocus(tree: RefObject<HTMLElement | null>, added: AddedEntries | undefined): void {
  useEffect(() => {
    if (added?.first === undefined) return undefined;
    const selector = `[data-key="${CSS.escape(added.first)}"]`;
    let frames = 0;
    const focusRow = (): void => {
      frames += 1;
      if (!isFocusHere(tree.current)) return;
      const row = tree.current?.querySelector<HTMLElement>(selector);
      row?.focus();
      const isSettled = row != null && document.activeElement === row && frames > 2;
      if (!isSettled && frames < MAX_FRAMES) frame = requestAnimationFrame(focusRow);
    };
    let frame = requestAnimationFrame(focusRow);
    return () => cancelAnimationFrame(frame);
  }, [tree, added]);
}

/** True if focus is in the tree, or nowhere because the row that had it is gone. */
function isFocusHere(tree: HTMLElement | null): boolean {
  const focused = document.activeElement;
  return focused === document.body || (tree?.contains(focused) ?? false);
}

import { type RefObject, useEffect } from 'react';
import type { AddedEntries } from './tree-nodes.ts';

/**
 * Number of frames to wait for the row: after the entries arrive, the tree still has to render its rows and place its
 * own focus.
 */
const MAX_FRAMES = 60;

/**
 * Moves focus to the first row that appeared. The pressed row has been removed or is below the new ones, so keyboard
 * users would have to start over. Focus that has left the tree in the meantime does not move.
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

/** True if focus is in the tree, or on no element because the focused row was removed. */
function isFocusHere(tree: HTMLElement | null): boolean {
  const focused = document.activeElement;
  return focused === document.body || (tree?.contains(focused) ?? false);
}

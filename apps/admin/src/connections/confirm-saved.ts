'use client';
import { ToastQueue } from '@react-spectrum/s2/Toast';
import { messages } from '../messages/messages.ts';
import { answered } from '../problems/unanswered.ts';
import { saveEdit } from './connection-actions.ts';
import type { ConnectionEdit } from './connection-edit.ts';

const TIMEOUT_MS = 10_000;

/** Confirms that an edit was saved, and offers to undo it if possible. */
export function confirmSaved(
  sandbox: string,
  undo: ConnectionEdit | undefined,
  { onUndone }: { onUndone(): void },
): void {
  const text = messages.undo;
  if (!undo) {
    ToastQueue.positive(messages.edit.saved, { timeout: TIMEOUT_MS });
    return;
  }
  const takeBack = async (): Promise<void> => {
    const undone = await answered(saveEdit(sandbox, undo));
    if (undone.isOk) {
      ToastQueue.positive(text.undone, { timeout: TIMEOUT_MS });
      return onUndone();
    }
    const isChanged = undone.problem.code === 'changed-meanwhile';
    ToastQueue.negative(isChanged ? text.changedMeanwhile : text.failed(undone.problem.message));
  };
  ToastQueue.positive(messages.edit.saved, {
    timeout: TIMEOUT_MS,
    actionLabel: text.action,
    shouldCloseOnAction: true,
    onAction: () => void takeBack(),
  });
}

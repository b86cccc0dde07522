'use client';
import type { ErrorReport } from '@headwater/core';
import { ToastQueue } from '@react-spectrum/s2/Toast';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import type { SandboxType } from '../headwater/sandbox-type.ts';
import { messages } from '../messages/messages.ts';
import { ProblemPanel } from '../problems/problem-panel.tsx';
import { answered } from '../problems/unanswered.ts';
import { removeConnection } from './connection-actions.ts';
import { DeleteDialog } from './delete-dialog.tsx';

/** Deletes one connection and returns to the list. */
export function DeleteConnection({
  sandbox,
  sandboxType,
  connection: { id, name, isKnown },
}: {
  sandbox: string;
  sandboxType: SandboxType;
  connection: { id: string; name: string; isKnown: boolean };
}): ReactNode {
  const router = useRouter();
  const [problem, setProblem] = useState<ErrorReport>();
  const remove = async (confirmation: string, typed: string): Promise<void> => {
    const removed = await answered(
      removeConnection(sandbox, { id, confirmation, ...(!isKnown && { confirmName: typed }) }),
    );
    if (!removed.isOk) return setProblem(removed.problem);
    ToastQueue.positive(messages.detail.removed(name), { timeout: 6000 });
    router.replace(`/${encodeURIComponent(sandbox)}/connections`);
    // Otherwise, going back would show cached pages that still contain the connection.
    router.refresh();
  };
  return (
    <>
      {problem && <ProblemPanel problem={problem} />}
      <div>
        <DeleteDialog
          sandbox={sandbox}
          sandboxType={sandboxType}
          title={messages.detail.removeTitle(name)}
          nameToConfirm={isKnown ? undefined : name}
          onDelete={remove}
        />
      </div>
    </>
  );
}

'use client';
import { Button } from '@react-spectrum/s2/Button';
import { ProgressBar } from '@react-spectrum/s2/ProgressBar';
import { useRouter } from 'next/navigation';
import { type ReactNode, useRef, useState } from 'react';
import type { Attempt } from '../headwater/attempt.ts';
import type { SandboxType } from '../headwater/sandbox-type.ts';
import stack from '../layout/stack.module.css';
import { messages } from '../messages/messages.ts';
import { answered } from '../problems/unanswered.ts';
import styles from './bulk-bar.module.css';
import { removeConnection, testNow } from './connection-actions.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import type { TableRow } from './table-row.ts';

interface Progress {
  kind: 'test' | 'delete';
  done: number;
  total: number;
}

/** The actions for the selected connections, which run one after another, and their progress. */
export function BulkBar({
  sandbox,
  sandboxType,
  chosen,
  count,
  onDone,
}: {
  sandbox: string;
  sandboxType: SandboxType;
  chosen: readonly TableRow[];
  /** Number of connections on the page. */
  count: number;
  onDone(): void;
}): ReactNode {
  const router = useRouter();
  const [progress, setProgress] = useState<Progress>();
  const [outcome, setOutcome] = useState('');
  const isStopped = useRef(false);
  const text = messages.list;

  async function forEach<Value>(
    kind: Progress['kind'],
    work: (id: string) => Promise<Attempt<Value>>,
  ): Promise<readonly Attempt<Value>[]> {
    const answers: Attempt<Value>[] = [];
    isStopped.current = false;
    for (const { id } of chosen) {
      if (isStopped.current) break;
      setProgress({ kind, done: answers.length, total: chosen.length });
      answers.push(await answered(work(id)));
    }
    setProgress(undefined);
    onDone();
    router.refresh();
    return answers;
  }
  const testAll = async (): Promise<void> => {
    const answers = await forEach('test', (id) => testNow(sandbox, id));
    const passed = answers.filter((answer) => answer.isOk && answer.value.result).length;
    setOutcome(text.tested(passed, answers.length - passed));
  };
  const deleteAll = async (confirmation: string): Promise<void> => {
    const answers = await forEach('delete', (id) => removeConnection(sandbox, { id, confirmation }));
    const deleted = answers.filter(({ isOk }) => isOk).length;
    setOutcome(text.deleted(deleted, answers.length - deleted));
  };

  return (
    <div className={styles.bar}>
      <p role="status">
        {chosen.length === 0 ? outcome || text.onPage(count) : text.selected(chosen.length)}
      </p>
      {progress ? (
        <div className={stack.row}>
          <ProgressBar
            label={(progress.kind === 'test' ? text.testing : text.deleting)(progress.done, progress.total)}
            value={progress.done}
            maxValue={progress.total}
          />
          <Button variant="secondary" size="S" onPress={() => (isStopped.current = true)}>
            {text.stop}
          </Button>
        </div>
      ) : (
        chosen.length > 0 && (
          <div className={stack.row}>
            <Button variant="secondary" size="S" onPress={testAll}>
              {text.test}
            </Button>
            <DeleteDialog
              sandbox={sandbox}
              sandboxType={sandboxType}
              title={text.deleteMany(chosen.length)}
              onDelete={deleteAll}
            />
          </div>
        )
      )}
    </div>
  );
}

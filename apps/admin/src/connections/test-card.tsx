'use client';
import type { ErrorReport } from '@headwater/core';
import { Button } from '@react-spectrum/s2/Button';
import { type ReactNode, useState, useTransition } from 'react';
import type { RecordedTest } from '../headwater/test-record.ts';
import { Card } from '../layout/card.tsx';
import { When } from '../layout/when.tsx';
import { messages } from '../messages/messages.ts';
import { ProblemPanel } from '../problems/problem-panel.tsx';
import { answered } from '../problems/unanswered.ts';
import { TestStages } from '../test/test-stages.tsx';
import { testNow } from './connection-actions.ts';
import styles from './test-card.module.css';

/** The last test of a connection, and the way to another. */
export function TestCard({
  sandbox,
  id,
  last,
}: {
  sandbox: string;
  id: string;
  last: RecordedTest | undefined;
}): ReactNode {
  const [test, setTest] = useState(last);
  const [problem, setProblem] = useState<ErrorReport>();
  const [isRunning, start] = useTransition();
  const text = messages.test;
  const run = (): void =>
    start(async () => {
      const tested = await answered(testNow(sandbox, id));
      if (tested.isOk) setTest(tested.value);
      setProblem(tested.isOk ? undefined : tested.problem);
    });
  return (
    <Card
      title={text.title}
      aside={
        <Button variant={test ? 'secondary' : 'accent'} size="S" isPending={isRunning} onPress={run}>
          {test ? text.again : text.run}
        </Button>
      }
    >
      {problem && <ProblemPanel problem={problem} />}
      <div aria-live="polite">
        {test ? (
          <>
            <TestStages key={test.startedAt} report={test} />
            <p className={styles.when}>
              <When time={test.startedAt} />
            </p>
          </>
        ) : (
          <p>{text.none}</p>
        )}
      </div>
    </Card>
  );
}

'use client';
import type { ErrorReport, LastTest, TestReport } from '@headwater/core';
import { Button } from '@react-spectrum/s2/Button';
import { type ReactNode, useState, useTransition } from 'react';
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
  isKept,
}: {
  sandbox: string;
  id: string;
  last: LastTest | undefined;
  /** Whether the target remembers tests. */
  isKept: boolean;
}): ReactNode {
  const [test, setTest] = useState<(TestReport & Partial<LastTest>) | undefined>(last);
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
              <When time={test.startedAt} /> {test.testedBy !== undefined && messages.audit.by(test.testedBy)}
            </p>
            {test.isStale && <p>{text.outdated}</p>}
          </>
        ) : (
          <p>{isKept ? text.none : text.notKept}</p>
        )}
      </div>
    </Card>
  );
}

'use client';
import type { LastTest, TestReport } from '@headwater/core';
import type { ReactNode } from 'react';
import { Card } from '../layout/card.tsx';
import stack from '../layout/stack.module.css';
import { When } from '../layout/when.tsx';
import { messages } from '../messages/messages.ts';
import { ProblemPanel } from '../problems/problem-panel.tsx';
import { TestButtons } from '../test/test-buttons.tsx';
import { TestStages } from '../test/test-stages.tsx';
import { useTest } from '../test/use-test.ts';
import styles from './test-card.module.css';

/** The last test of a connection, with a button to test again. */
export function TestCard({
  sandbox,
  id,
  last,
  isKept,
}: {
  sandbox: string;
  id: string;
  last: LastTest | undefined;
  /** True if the target keeps test history. */
  isKept: boolean;
}): ReactNode {
  const path = `/${encodeURIComponent(sandbox)}/connections/${encodeURIComponent(id)}/test`;
  const test = useTest<TestReport & Partial<LastTest>>({ path, body: {} }, last);
  const { phase, report, problem } = test;
  const text = messages.test;
  return (
    <Card
      title={text.title}
      aside={
        <div className={stack.row}>
          <TestButtons
            test={test}
            label={report ? text.again : text.run}
            variant={report ? 'secondary' : 'accent'}
            size="S"
          />
        </div>
      }
    >
      {problem && <ProblemPanel problem={problem} />}
      <TestStages test={test} />
      {phase === 'none' && <p>{isKept ? text.none : text.notKept}</p>}
      {report && (
        <p className={styles.when}>
          <When time={report.startedAt} />{' '}
          {report.testedBy !== undefined && messages.audit.by(report.testedBy)}
        </p>
      )}
      {report?.isStale && <p>{text.outdated}</p>}
    </Card>
  );
}

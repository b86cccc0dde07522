import type { ErrorReport } from '@headwater/core';
import type { ReactNode } from 'react';
import { Code } from '../layout/code.tsx';
import { messages } from '../messages/messages.ts';
import styles from './problem-panel.module.css';

/** What went wrong, why, and what to do next. */
export function ProblemPanel({ problem, action }: { problem: ErrorReport; action?: ReactNode }): ReactNode {
  const { kind, code, message, requestId } = problem;
  const nextSteps = messages.problem.nextSteps[code] ?? problem.nextSteps;
  return (
    <section className={styles.panel} role="alert">
      <h2>{messages.problem.kinds[kind]}</h2>
      <p>
        <Code text={message} />
      </p>
      {nextSteps.length > 0 && (
        <div>
          <h3>{messages.problem.next}</h3>
          <ul>
            {nextSteps.map((step) => (
              <li key={step}>
                <Code text={step} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {action}
      <p className={styles.small}>
        {messages.problem.code(code)}
        {requestId !== undefined && ` · ${messages.problem.request(requestId)}`}
      </p>
    </section>
  );
}

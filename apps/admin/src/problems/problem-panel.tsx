import type { ErrorReport } from '@headwater/core';
import type { ReactNode } from 'react';
import { Code } from '../layout/code.tsx';
import { messages } from '../messages/messages.ts';
import styles from './problem-panel.module.css';

/** What went wrong, why, and what to do next. */
export function ProblemPanel({
  problem,
  action,
  isPage = false,
}: {
  problem: ErrorReport;
  action?: ReactNode;
  /** Whether there is nothing else on the page. */
  isPage?: boolean;
}): ReactNode {
  const { kind, code, message, detail = message, requestId } = problem;
  const Heading = isPage ? 'h1' : 'h2';
  const nextSteps = messages.problem.nextSteps[code] ?? problem.nextSteps;
  return (
    <section className={styles.panel} role="alert">
      <Heading className={styles.title}>{messages.problem.kinds[kind]}</Heading>
      <p>
        <Code text={detail} />
      </p>
      {nextSteps.length > 0 && (
        <div>
          <p className={styles.label}>{messages.problem.next}</p>
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

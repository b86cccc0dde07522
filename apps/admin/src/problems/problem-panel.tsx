import type { ErrorReport } from '@headwater/core';
import type { ReactNode } from 'react';
import { Code } from '../layout/code.tsx';
import { messages } from '../messages/messages.ts';
import styles from './problem-panel.module.css';

/** A failure: what failed, why, and the next steps. */
export function ProblemPanel({
  problem,
  action,
  isPage = false,
}: {
  problem: ErrorReport;
  action?: ReactNode;
  /** True if the page shows nothing else. */
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

'use client';
import { Button } from '@react-spectrum/s2/Button';
import type { ReactNode } from 'react';
import styles from '../layout/centered.module.css';
import { messages } from '../messages/messages.ts';
import { ProblemPanel } from '../problems/problem-panel.tsx';

/** The last resort, for errors that no page catches. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}): ReactNode {
  const problem = { kind: 'unexpected', code: 'unexpected', nextSteps: [], findings: [] } as const;
  return (
    <main className={styles.page}>
      <ProblemPanel
        isPage
        problem={{
          ...problem,
          message: error.message,
          ...(error.digest !== undefined && { requestId: error.digest }),
        }}
        action={<Button onPress={reset}>{messages.problem.retry}</Button>}
      />
    </main>
  );
}

import type { ReactNode } from 'react';
import { Tag, type Tone } from '../layout/tag.tsx';
import { When } from '../layout/when.tsx';
import { messages } from '../messages/messages.ts';
import styles from './connection-table.module.css';
import type { TestSummary } from './table-row.ts';

const TONES: Readonly<Record<string, Tone>> = { passed: 'good', failed: 'bad' };

/** The last test of a connection: its outcome, its time, and why it failed. */
export function TestSummaryCell({ test: { outcome, at, cause } }: { test: TestSummary }): ReactNode {
  const word = messages.list.outcomes[outcome];
  if (at === undefined) return <span className={styles.muted}>{word}</span>;
  return (
    <>
      <Tag tone={TONES[outcome] ?? 'plain'}>{word}</Tag>
      <span className={styles.description}>
        <When time={at} />
      </span>
      {cause !== undefined && <span className={styles.description}>{cause}</span>}
    </>
  );
}

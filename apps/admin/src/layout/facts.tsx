import type { ReactNode } from 'react';
import styles from './facts.module.css';

/** Labels and values. */
export function Facts({
  facts,
  empty = '',
}: {
  facts: readonly (readonly [label: string, value: ReactNode])[];
  empty?: string;
}): ReactNode {
  if (facts.length === 0) return <p className={styles.empty}>{empty}</p>;
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

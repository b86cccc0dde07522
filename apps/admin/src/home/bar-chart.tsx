import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './bar-chart.module.css';

interface Bar {
  label: string;
  count: number;
  href?: string;
}

/** Counts as bars. The numbers appear beside the bars, so no information depends on length alone. */
export function BarChart({ bars }: { bars: readonly Bar[] }): ReactNode {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <ul className={styles.chart}>
      {bars.map(({ label, count, href }) => (
        <li key={label}>
          <span className={styles.label}>
            {href === undefined ? (
              label
            ) : (
              <Link href={href} prefetch={false}>
                {label}
              </Link>
            )}
            <span>{count.toLocaleString('en')}</span>
          </span>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.bar} style={{ inlineSize: `${(count / most) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}

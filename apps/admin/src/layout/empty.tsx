import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** The message of a page that has nothing to show. */
export function Empty({
  title,
  body,
  action,
}: {
  title: string;
  body: string;
  action?: ReactNode;
}): ReactNode {
  return (
    <section className={styles.empty}>
      <svg viewBox="0 0 96 40" aria-hidden="true" className={styles.art}>
        <path d="M2 30c16 0 16-20 32-20s16 20 32 20 12-8 28-8" />
        <path d="M2 38c16 0 16-12 32-12s16 12 32 12 12-6 28-6" />
        <circle cx="34" cy="10" r="4" />
      </svg>
      <h2>{title}</h2>
      <p>{body}</p>
      {action}
    </section>
  );
}

import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';
import styles from './waiting.module.css';

/** A placeholder for a page whose data is loading. */
export function Waiting(): ReactNode {
  return (
    <div className={styles.waiting} role="status" aria-label={messages.loading}>
      <span className={styles.title} />
      <span className={styles.block} />
      <span className={styles.block} />
    </div>
  );
}

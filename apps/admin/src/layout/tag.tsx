import type { ReactNode } from 'react';
import styles from './tag.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'accent' | 'plain';

/** A short status word in a color. The word conveys the meaning without the color. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }): ReactNode {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>;
}

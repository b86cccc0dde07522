import type { ReactNode } from 'react';
import styles from './page-header.module.css';

/** The title of a page, with its breadcrumbs and actions. */
export function PageHeader({
  title,
  lead,
  back,
  actions,
}: {
  title: string;
  lead?: ReactNode;
  back?: ReactNode;
  actions?: ReactNode;
}): ReactNode {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {back}
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}

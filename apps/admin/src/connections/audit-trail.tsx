import type { AuditEntry } from '@headwater/core';
import type { ReactNode } from 'react';
import { When } from '../layout/when.tsx';
import { messages } from '../messages/messages.ts';
import styles from './audit-trail.module.css';

type Change = AuditEntry['changes'][number];

/** Who changed a connection, when, and the old and new values. Secrets appear as fingerprints. */
export function AuditTrail({ entries }: { entries: readonly AuditEntry[] }): ReactNode {
  const text = messages.audit;
  if (entries.length === 0) return <p className={styles.quiet}>{text.none}</p>;
  return (
    <ol className={styles.trail}>
      {entries.map(({ sequence, at, operation, userId, changes }) => (
        <li key={sequence}>
          <p className={styles.head}>
            <strong>{text.operations[operation] ?? operation}</strong>
            <When time={at} />
          </p>
          <p className={styles.quiet}>{text.by(userId)}</p>
          <details>
            <summary>{text.changes(changes.length)}</summary>
            <dl className={styles.changes}>
              {changes.map((change) => (
                <ChangedField key={change.field} change={change} />
              ))}
            </dl>
          </details>
        </li>
      ))}
    </ol>
  );
}

function ChangedField({ change: { field, before, after } }: { change: Change }): ReactNode {
  const { was, is } = messages.audit;
  return (
    <div>
      <dt>{field}</dt>
      {before !== undefined && (
        <dd>
          {was} <code>{toText(before)}</code>
        </dd>
      )}
      {after !== undefined && (
        <dd>
          {is} <code>{toText(after)}</code>
        </dd>
      )}
    </div>
  );
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

import type { SourceGuide } from '@headwater/core';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';
import styles from './source-notes.module.css';

/** Further facts about a source. */
export function SourceNotes({ source }: { source: SourceGuide }): ReactNode {
  const { documentation, entitlement, notes } = source;
  const text = messages.connect;
  return (
    <aside className={styles.notes}>
      {entitlement !== undefined && <p>{text.entitlement(entitlement)}</p>}
      {documentation !== undefined && (
        <p>
          <a href={documentation} rel="noreferrer">
            {text.documentation}
          </a>
        </p>
      )}
      {notes.length > 0 && (
        <details>
          <summary>{text.notes}</summary>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </aside>
  );
}

'use client';
import { Button } from '@react-spectrum/s2/Button';
import type { ReactNode } from 'react';
import stack from '../layout/stack.module.css';
import { messages } from '../messages/messages.ts';
import styles from './conflict-panel.module.css';
import type { FieldDifference } from './connection-edit.ts';

/**
 * The three versions after a conflict: the original, the one that another user has saved since, and the user's own
 * input.
 */
export function ConflictPanel({
  differences,
  secrets,
  onSaveMine,
  onTakeTheirs,
  isSaving,
}: {
  differences: readonly FieldDifference[];
  secrets: ReadonlySet<string>;
  onSaveMine(): void;
  onTakeTheirs(): void;
  isSaving: boolean;
}): ReactNode {
  const text = messages.edit;
  const show = ({ field, before }: FieldDifference, value: string): string => {
    if (secrets.has(field)) return value === '' ? text.unchanged : text.newSecret;
    if (value === before) return text.unchanged;
    return value === '' ? text.empty : value;
  };
  return (
    <section className={styles.conflict} role="alert">
      <h2>{text.conflictTitle}</h2>
      <p>{text.conflictBody}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.field}</th>
            <th scope="col">{text.before}</th>
            <th scope="col">{text.theirs}</th>
            <th scope="col">{text.yours}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={difference.field}>
              <th scope="row">{difference.field}</th>
              <td>{difference.before === '' ? text.empty : difference.before}</td>
              <td>{show(difference, difference.theirs)}</td>
              <td>{show(difference, difference.yours)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={stack.row}>
        <Button variant="accent" isPending={isSaving} onPress={onSaveMine}>
          {text.saveOnTop}
        </Button>
        <Button variant="secondary" onPress={onTakeTheirs}>
          {text.takeTheirs}
        </Button>
      </div>
    </section>
  );
}

'use client';
import { TextField } from '@react-spectrum/s2/TextField';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';
import styles from '../shell/confirm-production.module.css';

/** Asks for the name of a connection whose source is unknown. The core checks the name. */
export function ConfirmName({
  name,
  value,
  onChange,
}: {
  name: string;
  value: string;
  onChange(value: string): void;
}): ReactNode {
  const { nameTitle, nameBody, label } = messages.guard;
  return (
    <section className={styles.guard}>
      <h2>{nameTitle}</h2>
      <p>{nameBody}</p>
      <TextField
        label={label(name)}
        value={value}
        onChange={onChange}
        autoComplete="off"
        spellCheck="false"
      />
    </section>
  );
}

'use client';
import { TextField } from '@react-spectrum/s2/TextField';
import type { ReactNode } from 'react';
import type { SandboxType } from '../headwater/sandbox-type.ts';
import { messages } from '../messages/messages.ts';
import styles from './confirm-production.module.css';

/** Asks for the name of a production sandbox. The core keeps the gate; this is where one says the word. */
export function ConfirmProduction({
  sandbox,
  type,
  value,
  onChange,
}: {
  sandbox: string;
  type: SandboxType;
  value: string;
  onChange(value: string): void;
}): ReactNode {
  const { title, unknownTitle, body, label } = messages.guard;
  return (
    <section className={styles.guard}>
      <h2>{type === 'unknown' ? unknownTitle(sandbox) : title(sandbox)}</h2>
      <p>{body}</p>
      <TextField
        label={label(sandbox)}
        value={value}
        onChange={onChange}
        autoComplete="off"
        spellCheck="false"
      />
    </section>
  );
}

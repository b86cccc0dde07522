'use client';
import { TextField } from '@react-spectrum/s2/TextField';
import type { ReactNode } from 'react';
import type { SandboxType } from '../headwater/sandbox-type.ts';
import { messages } from '../messages/messages.ts';
import styles from './typed-confirmation.module.css';

/** The name to type: of a production sandbox, or of a connection whose source is unknown. */
export type Guarded = { sandbox: string; type: SandboxType } | { connection: string };

/** Asks the user to type the name of the object that a write affects. The core checks the name. */
export function TypedConfirmation({
  guarded,
  value,
  onChange,
}: {
  guarded: Guarded;
  value: string;
  onChange(value: string): void;
}): ReactNode {
  const { title, body, name } = textOf(guarded);
  return (
    <section className={styles.guard}>
      <h2>{title}</h2>
      <p>{body}</p>
      <TextField
        label={messages.guard.label(name)}
        value={value}
        onChange={onChange}
        autoComplete="off"
        spellCheck="false"
      />
    </section>
  );
}

function textOf(guarded: Guarded): { title: string; body: string; name: string } {
  const { title, unknownTitle, body, nameTitle, nameBody } = messages.guard;
  if ('connection' in guarded) return { title: nameTitle, body: nameBody, name: guarded.connection };
  const { sandbox, type } = guarded;
  return { title: (type === 'unknown' ? unknownTitle : title)(sandbox), body, name: sandbox };
}

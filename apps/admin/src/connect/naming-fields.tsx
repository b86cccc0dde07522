'use client';
import { TextField } from '@react-spectrum/s2/TextField';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';
import type { FormValues } from './form-input.ts';

/** Name and description of a connection. */
export function NamingFields({
  values,
  onChange,
}: {
  values: Pick<FormValues, 'name' | 'description'>;
  onChange(changed: Partial<FormValues>): void;
}): ReactNode {
  return (
    <>
      <TextField
        label={messages.connect.name}
        description={messages.connect.nameHelp}
        value={values.name}
        onChange={(name) => onChange({ name })}
        autoComplete="off"
        isRequired
        validationBehavior="aria"
      />
      <TextField
        label={messages.connect.description}
        value={values.description}
        onChange={(description) => onChange({ description })}
        autoComplete="off"
      />
    </>
  );
}

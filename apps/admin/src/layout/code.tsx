'use client';
import { Fragment, type ReactNode } from 'react';
import { nameProgram } from '../program/name-program.ts';
import { useProgramName } from '../program/program-name.tsx';

/** A message with the parts between backticks set as code. Commands name the CLI as it can be called. */
export function Code({ text }: { text: string }): ReactNode {
  const program = useProgramName();
  return text
    .split('`')
    .map((piece, index) =>
      index % 2 === 1 ? (
        <code key={index}>{nameProgram(piece, program)}</code>
      ) : (
        <Fragment key={index}>{piece}</Fragment>
      ),
    );
}

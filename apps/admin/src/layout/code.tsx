'use client';
import { Fragment, type ReactNode } from 'react';
import { nameProgram } from '../program/name-program.ts';
import { useProgramName } from '../program/program-name.tsx';

/**
 * A message that formats the parts between backticks as code. Commands call the CLI by the name that works on the
 * portal's machine.
 */
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

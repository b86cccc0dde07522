import { Fragment, type ReactNode } from 'react';

/** A message in which what stands between backticks is code. */
export function Code({ text }: { text: string }): ReactNode {
  return text
    .split('`')
    .map((piece, index) =>
      index % 2 === 1 ? <code key={index}>{piece}</code> : <Fragment key={index}>{piece}</Fragment>,
    );
}

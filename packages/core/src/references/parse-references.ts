import { InvalidInputError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';

/** A part of a value: literal text, or a reference to a secret. */
export type ReferencePart =
  | { kind: 'text'; text: string }
  | { kind: 'reference'; scheme: string; target: string };

/** Matches an escaped `${`, a reference, a `${` that starts no reference, or plain text. */
const TOKEN = /\$\$\{|\$\{([a-z][a-z0-9]*):([^}]*)\}|\$\{|\$|[^$]+/g;

/**
 * Splits a value into literal text and `${scheme:target}` references; `$${` stands for a literal `${`.
 *
 * @throws InvalidInputError at a `${` that starts no reference, instead of sending it as literal text.
 */
export function parseReferences(value: string): readonly ReferencePart[] {
  const parts: ReferencePart[] = [];
  let text = '';
  const endText = () => {
    if (text !== '') parts.push({ kind: 'text', text });
    text = '';
  };
  for (const { 0: token, 1: scheme, 2: target = '', index } of value.matchAll(TOKEN)) {
    if (token === '${') throw malformed(value.slice(index));
    if (scheme === undefined) {
      text += token === '$${' ? '${' : token;
      continue;
    }
    endText();
    parts.push({ kind: 'reference', scheme, target });
  }
  endText();
  return parts;
}

function malformed(text: string): InvalidInputError {
  // Only a name is quoted, and only if it is certainly a name: the surrounding text may be part of a secret.
  const name = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}/.exec(text)?.[1];
  return new InvalidInputError(
    ...(name === undefined
      ? describeError('reference-malformed', {})
      : describeError('reference-malformed.bare-name', { name })),
  );
}

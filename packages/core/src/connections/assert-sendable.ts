import { InvalidInputError } from '@headwater/sdk';
import type { Finding } from '@headwater/sources';
import { describeError } from '../errors/describe-error.ts';

/**
 * Rejects values that cannot work before anything is sent.
 *
 * @param what Owner of the values, for the error message.
 * @returns All findings, to be shown after the write.
 * @throws InvalidInputError if the structure is wrong, or if a value is wrong and `lint` is not `false`.
 */
export function assertSendable(
  what: string,
  {
    structure,
    values,
    lint = true,
  }: { structure: readonly Finding[]; values: readonly Finding[]; lint?: boolean | undefined },
): readonly Finding[] {
  const findings = [...structure, ...values];
  const stopping = lint ? findings : structure;
  const errors = stopping.filter((finding) => finding.severity === 'error');
  if (errors.length === 0) return findings;
  const key = structure.length === 0 ? 'invalid-values.lint-only' : 'invalid-values';
  const [message, options] = describeError(key, { what, summary: summary(errors) });
  throw new InvalidInputError<Finding>(message, { ...options, findings });
}

function summary(errors: readonly Finding[]): string {
  const [first, ...others] = errors;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `${first?.cause ?? ''}${more}`;
}

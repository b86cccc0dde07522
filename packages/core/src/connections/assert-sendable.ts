import { InvalidInputError } from '@headwater/sdk';
import type { Finding } from '@headwater/sources';

/**
 * Stops what cannot work before it is sent.
 *
 * @param what Whose values these are, for the error.
 * @returns All findings, to be shown after the write.
 * @throws InvalidInputError when the structure is wrong, or a value is and `lint` is not `false`.
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
  const isLintOnly = structure.length === 0;
  throw new InvalidInputError<Finding>(`The values for ${what} cannot work: ${summary(errors)}`, {
    code: 'invalid-values',
    nextSteps: [
      'Mend what the findings name; nothing was sent.',
      ...(isLintOnly ? ['Or send the values as they are with `--no-lint` (`lint: false`).'] : []),
    ],
    findings,
  });
}

function summary(errors: readonly Finding[]): string {
  const [first, ...others] = errors;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `${first?.cause ?? ''}${more}`;
}

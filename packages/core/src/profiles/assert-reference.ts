import { ConfigError } from '@headwater/sdk';
import { parseReferences } from '../references/parse-references.ts';

/** Refuses a secret that stands in a profile in plain: such files get copied, committed and backed up. */
export function assertReference(field: string, value: string | undefined, where: string): void {
  if (value === undefined) return;
  const parts = parseReferences(value);
  if (parts.length === 1 && parts[0]?.kind === 'reference') return;
  throw new ConfigError(`The ${where} holds a plain ${field}; only a reference to it may stand there.`, {
    code: 'profile-plain-secret',
    nextSteps: [
      `Put the secret into an environment variable or a file of your own, and write ${field}: \${env:NAME} or \${file:path}.`,
      'Replace the secret if the file has been shared.',
    ],
  });
}

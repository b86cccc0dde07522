import { ConfigError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import { parseReferences } from '../references/parse-references.ts';

/** Rejects a plain secret in a profile, because such files are copied, committed, and backed up. */
export function assertReference(field: string, value: string | undefined, where: string): void {
  if (value === undefined) return;
  const parts = parseReferences(value);
  if (parts.length === 1 && parts[0]?.kind === 'reference') return;
  throw new ConfigError(...describeError('profile-plain-secret', { where, field }));
}

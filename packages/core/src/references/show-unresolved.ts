import { SECRET_MASK } from '@headwater/sources';
import { parseReferences } from './parse-references.ts';

/**
 * Returns a secret value in a form that is safe to show: references stay, and all literal text is masked, because any
 * of it may be secret.
 */
export function showUnresolved(value: unknown): string {
  if (typeof value !== 'string') return SECRET_MASK;
  return parseReferences(value)
    .map((part) => (part.kind === 'text' ? SECRET_MASK : `\${${part.scheme}:${part.target}}`))
    .join('');
}

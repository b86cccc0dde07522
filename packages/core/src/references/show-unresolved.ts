import { SECRET_MASK } from '@headwater/sources';
import { parseReferences } from './parse-references.ts';

/** A secret value as it may be shown: its references stay, all literal text is masked, for any of it may be secret. */
export function showUnresolved(value: unknown): string {
  if (typeof value !== 'string') return SECRET_MASK;
  return parseReferences(value)
    .map((part) => (part.kind === 'text' ? SECRET_MASK : `\${${part.scheme}:${part.target}}`))
    .join('');
}

import type { Redactor } from './redactor.ts';

/** Registers every string in a value that counts as secret. */
export function registerSecrets(value: unknown, redactor: Redactor): void {
  if (typeof value === 'string') redactor.register(value);
  else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) registerSecrets(item, redactor);
  }
}

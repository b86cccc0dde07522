import type { Sandbox } from '@headwater/core';

/** Type of a sandbox; `unknown` where it could not be learnt, and treated like production. */
export type SandboxType = Sandbox['type'] | 'unknown';

export function isGuarded(type: SandboxType): boolean {
  return type !== 'development';
}

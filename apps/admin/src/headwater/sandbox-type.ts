import type { Sandbox } from '@headwater/core';
import type { Attempt } from './attempt.ts';

/**
 * The type of a sandbox. `unknown` if the type could not be determined; the write guard then applies as in
 * production.
 */
export type SandboxType = Sandbox['type'] | 'unknown';

export function isGuarded(type: SandboxType): boolean {
  return type !== 'development';
}

export function typeOfSandbox(name: string, listed: Attempt<readonly Sandbox[]>): SandboxType {
  const known = listed.isOk ? listed.value.find((sandbox) => sandbox.name === name) : undefined;
  return known?.type ?? 'unknown';
}

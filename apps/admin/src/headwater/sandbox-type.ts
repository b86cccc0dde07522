import type { Sandbox } from '@headwater/core';
import type { Attempt } from './attempt.ts';

/** Type of a sandbox; `unknown` where it could not be learned, and guarded like production. */
export type SandboxType = Sandbox['type'] | 'unknown';

export function isGuarded(type: SandboxType): boolean {
  return type !== 'development';
}

export function typeOfSandbox(name: string, listed: Attempt<readonly Sandbox[]>): SandboxType {
  const known = listed.isOk ? listed.value.find((sandbox) => sandbox.name === name) : undefined;
  return known?.type ?? 'unknown';
}

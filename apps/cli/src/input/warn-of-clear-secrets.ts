import type { AuthVariant } from '@headwater/core';
import { note } from '../output/progress.ts';
import { paint } from '../output/style.ts';
import { type Params, parseParams } from './params.ts';

/** Warns of secrets typed in clear: a command line stays in the shell's history and shows in the list of processes. */
export function warnOfClearSecrets(
  flags: readonly string[] | undefined,
  { params: declared }: AuthVariant,
): void {
  const params = parseParams(flags);
  const clear = declared.filter(({ name, isSecret }) => isSecret && isClear(params, name));
  for (const { name } of clear) {
    const label = paint('yellow', 'Warning:', process.stderr);
    note(
      `${label} ${name} is on the command line in clear; shell histories keep it. Use --param ${name}='\${env:NAME}'.`,
    );
  }
}

function isClear(params: Params, name: string): boolean {
  const value = params[name];
  return typeof value === 'string' && value !== '' && !/\$\{\w+:[^}]+\}/.test(value);
}

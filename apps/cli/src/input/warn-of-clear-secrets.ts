import { type Session, showConnection, showSource } from '@headwater/core';
import { note } from '../output/progress.ts';
import { paint } from '../output/style.ts';
import { parseParams } from './params.ts';

/** Warns of secrets typed in clear: shell histories and process lists show a command line. */
export async function warnOfClearSecrets(
  source: string,
  flags: readonly string[] | undefined,
): Promise<void> {
  const clear = Object.entries(parseParams(flags)).filter(
    ([, value]) => value !== '' && !REFERENCE.test(String(value)),
  );
  if (clear.length === 0) return;
  const { variants } = await showSource(source);
  const secret = new Set(
    variants.flatMap(({ params }) => params.filter(({ isSecret }) => isSecret).map(({ name }) => name)),
  );
  for (const [name] of clear.filter(([param]) => secret.has(param))) {
    const label = paint('yellow', 'Warning:', process.stderr);
    note(
      `${label} ${name} is on the command line in clear; shell histories keep it. Use --param ${name}='\${env:NAME}'.`,
    );
  }
}

/** Warns of literal secrets among the parameters of a stored connection. */
export async function warnOfStoredSecrets(
  reference: string,
  flags: readonly string[] | undefined,
  session: Session,
): Promise<void> {
  const { source } = await showConnection(reference, { session });
  if (source !== undefined) await warnOfClearSecrets(source, flags);
}

const REFERENCE = /\$\{\w+:[^}]+\}/;

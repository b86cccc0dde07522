import { printable } from '../output/printable.ts';
import { ON_STDERR } from './ask-choices.ts';

/** Asks a person to confirm a write to a production sandbox by typing its name. */
export async function confirmProduction(sandbox: string): Promise<boolean> {
  const { input } = await import('@inquirer/prompts');
  const typed = await input(
    { message: `"${sandbox}" is a production sandbox. Type its name to proceed` },
    ON_STDERR,
  );
  return typed === sandbox;
}

/** Asks a person to confirm a write to a connection of an unknown source by typing its name. */
export async function askConnectionName(reason: string): Promise<string> {
  const { input } = await import('@inquirer/prompts');
  return await input({ message: `${printable(reason)} Type its name to proceed` }, ON_STDERR);
}

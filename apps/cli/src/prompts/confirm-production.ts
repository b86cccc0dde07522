import { ON_STDERR } from './ask-choices.ts';

/** Lets a person say yes to a write into a production sandbox by typing its name. */
export async function confirmProduction(sandbox: string): Promise<boolean> {
  const { input } = await import('@inquirer/prompts');
  const typed = await input(
    { message: `"${sandbox}" is a production sandbox. Type its name to go on` },
    ON_STDERR,
  );
  return typed === sandbox;
}

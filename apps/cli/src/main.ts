import { keepCompiledModules } from './compile-cache.ts';
import { type Installation, versionLine } from './installation.ts';
import { heedBrokenPipes } from './output/broken-pipes.ts';

/**
 * Runs the CLI and sets the exit code. Does not call `process.exit`, so that no output is lost.
 *
 * @param argv - The words after the program's name.
 */
export async function main(argv: readonly string[], installation: Installation): Promise<void> {
  if (VERSION_WORDS.includes(argv[0] ?? '')) {
    process.stdout.write(`${versionLine()}\n`);
    return;
  }
  heedBrokenPipes();
  keepCompiledModules();
  const { runCommand } = await import('./run-command.ts');
  await runCommand(argv, installation);
}

const VERSION_WORDS: readonly string[] = ['--version', '-v', '-V', 'version'];

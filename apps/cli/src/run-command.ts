import type * as Interfaces from '@oclif/core/interfaces';
import { run } from '@oclif/core/run';
import { settings } from '@oclif/core/settings';
import { processEnvironment } from './environment.ts';
import { reportError } from './error-report/report-error.ts';
import { type Installation, toPluginPackage } from './installation.ts';
import { programName } from './output/command-line.ts';

/** Finds and runs the command, and reports an error. Sets the exit code and does not end the process. */
export async function runCommand(argv: readonly string[], installation: Installation): Promise<void> {
  if (argv.includes('--no-color')) {
    processEnvironment.NO_COLOR = '1';
    delete processEnvironment.FORCE_COLOR;
  }
  // Node runs the source directly; oclif would look for a transpiler.
  settings.enableAutoTranspile = false;
  const pjson = toPluginPackage(installation);
  // Help and examples show the program's name as it was called.
  const plugin = {
    root: installation.root,
    pjson: { ...pjson, oclif: { ...pjson.oclif, bin: programName() } },
  };
  try {
    await run(toOclifArgv(argv), plugin);
  } catch (error) {
    process.exitCode = await reportError(error, { argv, commands: await listCommands(plugin) });
  }
}

async function listCommands(plugin: Interfaces.Options): Promise<readonly string[]> {
  const { Config } = await import('@oclif/core/config');
  const { commands } = await Config.load(plugin);
  return commands.filter(({ hidden }) => !hidden).map(({ id }) => id.replaceAll(':', ' '));
}

/**
 * `headwater help sources list` equals `headwater sources list --help`, and `-h` equals `--help`: no flag uses that
 * letter.
 */
function toOclifArgv(argv: readonly string[]): string[] {
  if (argv[0] === 'help') return [...argv.slice(1), '--help'];
  const end = argv.indexOf('--');
  return argv.map((word, index) => (word === '-h' && (end < 0 || index < end) ? '--help' : word));
}

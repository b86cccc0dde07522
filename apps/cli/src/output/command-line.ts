import { join, relative } from 'node:path';
import { processEnvironment } from '../environment.ts';

/** What decides how the CLI is called again. */
export interface CallContext {
  /** The environment of the process. */
  environment: Readonly<Record<string, string | undefined>>;
  /** The folder that the CLI was called in. */
  directory: string;
  /** The program that runs: the second word of `process.argv`. */
  program: string;
  /** The clone that the source runs from; absent where the package is installed. */
  clone: string | undefined;
}

/** The words that call the CLI the way this process was called, for commands that a person copies. */
export function programName(context: CallContext = thisCall()): string {
  const { environment, directory, program, clone } = context;
  if (environment.HEADWATER_COMMAND) return environment.HEADWATER_COMMAND;
  if (clone !== undefined) {
    // A script of pnpm runs in the folder of its package; the variable holds the one that pnpm was called in.
    const isInside = !relative(clone, environment.INIT_CWD || directory).startsWith('..');
    return isInside ? IN_CLONE : `npx -y pnpm@12 --dir ${quote(clone)} --silent headwater`;
  }
  const isRunByNpx = environment.npm_command === 'exec' && environment.npm_lifecycle_event === 'npx';
  // A package that npx fetched for one run is not in the project, so npx would not find it by the name of its program.
  return isRunByNpx && !/[\\/]_npx[\\/]/.test(program) ? 'npx headwater' : 'headwater';
}

/** A command of the CLI as a person can type it. */
export function commandLine(command: string): string {
  return `${programName()} ${command}`;
}

/** Writes the commands that a message names in backticks the way they can be typed. */
export function withProgramName(message: string): string {
  const named = programName();
  return message.replace(/`headwater (?=[a-z-])/g, () => `\`${named} `);
}

/** A shell command that calls the CLI, also inside another command, written the way it can be typed. */
export function withProgramNameInShell(command: string): string {
  const named = programName();
  return command.replace(/(^|\$\()headwater (?=[a-z-])/g, (_, before: string) => `${before}${named} `);
}

const IN_CLONE = 'npx -y pnpm@12 headwater';

function thisCall(): CallContext {
  return {
    environment: processEnvironment,
    directory: process.cwd(),
    program: process.argv[1] ?? '',
    clone: cloneOf(import.meta.filename),
  };
}

/** Only a clone holds the source; what is published was built from it. */
function cloneOf(file: string): string | undefined {
  return file.endsWith('.ts') ? join(import.meta.dirname, '..', '..', '..', '..') : undefined;
}

function quote(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

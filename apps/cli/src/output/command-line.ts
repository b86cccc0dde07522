import { join, relative } from 'node:path';
import { processEnvironment } from '../environment.ts';

/** The facts that decide how to call the CLI again. */
export interface CallContext {
  /** The environment of the process. */
  environment: Readonly<Record<string, string | undefined>>;
  /** The folder that the CLI was called from. */
  directory: string;
  /** The running program: the second word of `process.argv`. */
  program: string;
  /** The clone that the source runs from; absent where the package is installed. */
  clone: string | undefined;
}

/** Returns the words that call the CLI the way this process was called, for commands that a person copies. */
export function programName(context: CallContext = thisCall()): string {
  const { environment, directory, program, clone } = context;
  if (environment.HEADWATER_COMMAND) return environment.HEADWATER_COMMAND;
  if (clone !== undefined) {
    // pnpm runs a script in the folder of its package; the variable holds the folder that pnpm was called from.
    const isInside = !relative(clone, environment.INIT_CWD || directory).startsWith('..');
    return isInside ? IN_CLONE : `npx -y pnpm@12 --dir ${quote(clone)} --silent headwater`;
  }
  const isRunByNpx = environment.npm_command === 'exec' && environment.npm_lifecycle_event === 'npx';
  // npx does not find a package by its program's name if it fetched it for one run only.
  return isRunByNpx && !/[\\/]_npx[\\/]/.test(program) ? 'npx headwater' : 'headwater';
}

/** Returns a command of the CLI in the form that a person can type. */
export function commandLine(command: string): string {
  return `${programName()} ${command}`;
}

/** Rewrites the commands in the backticks of a message to the form that can be typed. */
export function withProgramName(message: string): string {
  const named = programName();
  return message.replace(/`headwater (?=[a-z-])/g, () => `\`${named} `);
}

/** Rewrites a shell command that calls the CLI, also inside another command, to the form that can be typed. */
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

/** Only a clone runs the source; a published package holds the build. */
function cloneOf(file: string): string | undefined {
  return file.endsWith('.ts') ? join(import.meta.dirname, '..', '..', '..', '..') : undefined;
}

function quote(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

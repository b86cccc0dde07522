import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const BIN = join(import.meta.dirname, '..', '..', 'bin');

/**
 * Node's parameters that run the CLI: from source, or with HEADWATER_TEST_BUILT_CLI as it is published, which starts three times as fast.
 * `pnpm test` sets that, because it has just built the CLI.
 */
export const CLI_PARAMETERS: readonly string[] = process.env.HEADWATER_TEST_BUILT_CLI
  ? [join(BIN, 'run.js')]
  : ['--conditions=@headwater/source', join(BIN, 'dev.ts')];

/** Shared by all runs: each has its own home and would compile all modules again. */
const COMPILE_CACHE = join(import.meta.dirname, '../../../../node_modules/.cache/headwater/compiled');

export interface RunOptions {
  /** HEADWATER_HOME of the run. */
  home: string;
  environment?: Readonly<Record<string, string>>;
  /** @default nothing, as in a pipeline */
  stdin?: string;
}

export interface RunResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the real CLI as a separate process without a terminal, and waits for its exit. */
export async function runCli(args: readonly string[], options: RunOptions): Promise<RunResult> {
  const child = spawn(process.execPath, [...CLI_PARAMETERS, ...args], {
    env: cliEnvironment(options),
    cwd: options.home,
  });
  child.stdin.end(options.stdin ?? '');
  const [[exitCode], stdout, stderr] = await Promise.all([
    once(child, 'exit') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { exitCode, stdout, stderr };
}

/** The environment of a run, without variables of the caller that change output or questions. */
export function cliEnvironment({ home, environment = {} }: RunOptions): Record<string, string> {
  const { PATH = '', TMPDIR = '' } = process.env;
  return {
    PATH,
    ...(TMPDIR && { TMPDIR }),
    HOME: home,
    HEADWATER_HOME: home,
    LANG: 'C.UTF-8',
    // The name of an installed CLI; from source it would name the clone.
    HEADWATER_COMMAND: 'headwater',
    NODE_COMPILE_CACHE: COMPILE_CACHE,
    ...environment,
  };
}

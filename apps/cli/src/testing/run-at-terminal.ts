import { stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';
import { CLI_PARAMETERS, cliEnvironment, type RunOptions } from './run-cli.ts';

const PATIENCE_MS = 30_000;

/** The CLI at a pseudo-terminal, and a person who reads and types there. */
export interface TerminalSession {
  /** Waits until the screen shows a string after the one that was last waited for. */
  sees(text: string): Promise<void>;
  types(keys: string): void;
  /** Waits until the process exits. */
  ends(): Promise<TerminalResult>;
}

interface TerminalResult {
  exitCode: number;
  /** Everything that was shown, without colors. */
  screen: string;
  hasColors: boolean;
}

export const ENTER = '\r';
export const CONTROL_C = '\u0003';
/** Control and U. */
export const ERASE_LINE = '\u0015';
export const ARROW_DOWN = '\u001b[B';

/** Runs the real CLI at a pseudo-terminal. */
export function runAtTerminal(
  args: readonly string[],
  options: RunOptions & { columns?: number },
): TerminalSession {
  const terminal = spawn(process.execPath, [...CLI_PARAMETERS, ...args], {
    cols: options.columns ?? 120,
    rows: 40,
    cwd: options.home,
    env: { ...cliEnvironment(options), TERM: 'xterm-256color' },
  });
  let screen = '';
  let hasColors = false;
  let read = 0;
  let look = (): void => undefined;
  terminal.onData((data) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that begins a color
    hasColors ||= /\u001b\[[1-9][\d;]*m/.test(data);
    screen += stripVTControlCharacters(data);
    look();
  });
  const ended = new Promise<TerminalResult>((resolve) => {
    terminal.onExit(({ exitCode }) => resolve({ exitCode, screen, hasColors }));
  });
  return {
    sees: (text) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`"${text}" was not shown:\n${screen.slice(-3000)}`)),
          PATIENCE_MS,
        );
        look = () => {
          const found = screen.indexOf(text, read);
          if (found < 0) return;
          read = found + text.length;
          clearTimeout(timer);
          look = () => undefined;
          resolve();
        };
        look();
      }),
    types: (keys) => terminal.write(keys),
    ends: () => ended,
  };
}

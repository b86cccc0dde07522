import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { styleText } from 'node:util';

/** The built CLI. */
export const CLI: string = join(import.meta.dirname, '..', '..', 'apps', 'cli', 'bin', 'run.js');

/** A command line as a person types it, and the environment variables with its secrets. */
export interface Command {
  /** A note about the output that readers should look at. */
  title: string;
  parameters: readonly string[];
  environment?: Readonly<Record<string, string>>;
  /** @default 0 */
  exitCode?: number;
}

/** Runs CLI commands in a separate home folder, shows them with their output, and records the time of each. */
export class Terminal {
  readonly home: string;
  readonly times: { title: string; milliseconds: number }[] = [];

  constructor(home: string) {
    this.home = home;
  }

  /** Announces a task, runs it, and records its time. */
  async step<T>(title: string, work: () => Promise<T>): Promise<T> {
    console.log(`${title} …`);
    return await this.#time(title, work);
  }

  async #time<T>(title: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const result = await work();
    this.times.push({ title, milliseconds: performance.now() - started });
    return result;
  }

  /** Runs a command and prints it with its output. @throws if the exit code is not the expected one */
  async run({ title, parameters, environment = {}, exitCode = 0 }: Command): Promise<void> {
    console.log(`\n${styleText('bold', `# ${title}`)}`);
    console.log(`${styleText('cyan', '$')} headwater ${parameters.map(quote).join(' ')}`);
    const code = await this.#time(title, async () => {
      const child = spawn(process.execPath, [CLI, ...parameters], {
        env: { ...process.env, HEADWATER_HOME: this.home, ...environment },
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      const [status] = (await once(child, 'exit')) as [number | null];
      return status;
    });
    if (code !== exitCode) throw new Error(`"${title}" ended with exit code ${code}; expected ${exitCode}.`);
  }
}

function quote(parameter: string): string {
  return /^[\w./=-]+$/.test(parameter) ? parameter : `'${parameter}'`;
}

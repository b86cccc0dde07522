const TASK_LINE = /^(\S+:build): (.*)$/;
const FAILED = /^\s*Failed:\s+(.*)$/m;

/**
 * Reads Turbo's output line by line: shows which package is being built, and keeps the other lines in case a build
 * fails.
 */
export class BuildOutput {
  readonly #lines: string[] = [];
  readonly #report: (line: string) => void;

  /** @param report called with a line for each package whose build starts */
  constructor(report: (line: string) => void) {
    this.#report = report;
  }

  add(line: string): void {
    this.#lines.push(line);
    const [, task, message] = TASK_LINE.exec(line) ?? [];
    if (message?.startsWith('cache miss')) this.#report(`  ${task?.replace(':build', '')}`);
  }

  /** Output of the failed packages and of Turbo itself; all output if Turbo names no package. */
  explainFailure(): string {
    const [, failed = ''] = FAILED.exec(this.#lines.join('\n')) ?? [];
    const tasks = new Set(failed.split(', ').map((task) => task.trim().replace('#', ':')));
    const isShown = (line: string) => {
      const task = TASK_LINE.exec(line)?.[1];
      return failed === '' || task === undefined || tasks.has(task);
    };
    return this.#lines.filter(isShown).join('\n');
  }
}

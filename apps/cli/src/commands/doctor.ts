import { type Diagnosis, diagnose } from '@headwater/core';
import { exitCodeOf, withCommands } from '../error-report/error-document.ts';
import { EXIT_CODE } from '../errors/exit-code.ts';
import { HeadwaterCommand } from '../headwater-command.ts';
import { printResult } from '../output/print-result.ts';
import { printable } from '../output/printable.ts';
import { withProgress } from '../output/progress.ts';
import { outcomeSign } from '../output/style.ts';

export default class Doctor extends HeadwaterCommand {
  static override summary = 'Check the profile, the token, the target and the sandbox.';
  static override description = 'Exits with the code of the first check that fails.';
  static override examples = ['<%= config.bin %> <%= command.id %> --profile stage'];

  async run(): Promise<void> {
    const { flags } = await this.parse(Doctor);
    const { profile, sandbox, timeout } = flags;
    const diagnoses = await withProgress(
      'Checking',
      diagnose({ profile, sandbox, ...(timeout !== undefined && { timeoutMs: timeout * 1000 }) }),
    );
    const checks = diagnoses.map(({ problem, ...diagnosis }) => {
      return { ...diagnosis, ...(problem && { problem: withCommands(problem) }) };
    });
    await printResult({ checks }, flags, () => checks.map(renderCheck).join('\n'));
    const failed = checks.find(({ outcome }) => outcome === 'failed')?.problem;
    process.exitCode = failed ? exitCodeOf(failed) : EXIT_CODE.ok;
  }
}

function renderCheck({ name, outcome, detail, problem }: Diagnosis): string {
  const said = problem?.detail ?? problem?.message ?? detail ?? 'not checked';
  const head = `${outcomeSign(outcome)} ${name.padEnd(9)}${printable(said)}`;
  const steps = problem?.nextSteps.map((step) => `    Next: ${printable(step)}`) ?? [];
  return [head, ...steps].join('\n');
}

import { explainCode } from '@headwater/core';
import { argument } from '../arguments.ts';
import { describeCode, renderCode } from '../error-report/render-code.ts';
import { HeadwaterCommand } from '../headwater-command.ts';
import { printResult } from '../output/print-result.ts';

export default class Explain extends HeadwaterCommand {
  static override summary =
    'Explain a code that an error or a finding shows: the cause, and what to do next.';
  static override description =
    'Needs no profile and sends nothing. Exits with 5 for a code that does not exist.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> sas-expired',
    '<%= config.bin %> <%= command.id %> FLOW-1404-412 --json',
  ];
  static override args = {
    code: argument({ description: 'The code, as an error shows it in brackets.', required: true }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Explain);
    const explanation = describeCode(await explainCode(args.code));
    await printResult(explanation, flags, () => renderCode(explanation));
  }
}

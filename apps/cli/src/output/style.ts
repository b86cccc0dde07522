import { styleText } from 'node:util';
import { processEnvironment } from '../environment.ts';

type Format = Parameters<typeof styleText>[0];

/** Styles text for a stream if it is a terminal, unless NO_COLOR is set. */
export function paint(format: Format, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return styleText(format, text, { stream });
}

/** Signs for outcomes, in ASCII where the terminal supports nothing else. */
export function outcomeSign(outcome: Outcome): string {
  const signs = hasUnicode(processEnvironment) ? UNICODE_SIGNS : PLAIN_SIGNS;
  return paint(SIGN_COLORS[outcome], signs[outcome]);
}

/** True if the terminal supports more than ASCII. */
function hasUnicode(environment: NodeJS.ProcessEnv): boolean {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || '';
  return environment.TERM !== 'linux' && !/^(C|POSIX)$/.test(locale);
}

type Outcome = 'passed' | 'warned' | 'failed' | 'skipped';

const UNICODE_SIGNS = { passed: '✓', warned: '!', failed: '✗', skipped: '·' };
const PLAIN_SIGNS = { passed: 'ok', warned: '! ', failed: 'x ', skipped: '- ' };
const SIGN_COLORS = { passed: 'green', warned: 'yellow', failed: 'red', skipped: 'dim' } as const;

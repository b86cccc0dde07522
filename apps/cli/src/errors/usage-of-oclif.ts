import type { CLIError } from '@oclif/core/errors';
import { UsageError } from './usage-error.ts';

const NEXT_STEPS = ['Add --help to the command to see its arguments, flags and examples.'];

/**
 * What oclif found wrong with the command line. Its messages repeat what was typed, and a stray word may be a
 * secret that lost its flag: only words that look like names are repeated.
 */
export function toUsageError(error: CLIError): UsageError {
  if ('flags' in error && Array.isArray(error.flags)) {
    return usage('flag-unknown', `Unknown flag: ${error.flags.map(nameOf).join(', ')}.`);
  }
  if (error.message.startsWith('Unexpected argument') && 'args' in error && Array.isArray(error.args)) {
    return usage('argument-unexpected', `Unexpected argument: ${error.args.map(nameOf).join(', ')}.`);
  }
  const missingCommand = /^command (.*) not found$/.exec(error.message)?.[1];
  if (missingCommand !== undefined) {
    return new UsageError(`There is no command "${missingCommand.split(':').map(nameOf).join(' ')}".`, {
      code: 'command-unknown',
      nextSteps: ['Run `headwater --help` to see the commands. Flags come after the command.'],
    });
  }
  const message = error.message
    .replace(/\s*See more help with --help/, '')
    .replace(/^Parsing (--\S+)\s+/, '$1: ');
  return usage('usage-invalid', message.trim());
}

function usage(code: string, message: string): UsageError {
  return new UsageError(message, { code, nextSteps: NEXT_STEPS });
}

function nameOf(word: unknown): string {
  const name = String(word).split('=')[0] ?? '';
  return /^[\w./@-]{1,40}$/.test(name) ? name : '(a word not shown here: it may hold a secret)';
}

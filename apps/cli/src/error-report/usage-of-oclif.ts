import { nearest } from '@headwater/core';
import type { CLIError } from '@oclif/core/errors';
import { UsageError } from '../errors/usage-error.ts';

const NEXT_STEPS = ['Add --help to the command to see its arguments, flags and examples.'];

/**
 * Converts oclif's errors. Its messages repeat the command line, and a stray word may be a secret that lost its flag:
 * only words that look like names are repeated.
 */
export function toUsageError(error: CLIError, commands: readonly string[] = []): UsageError {
  if ('flags' in error && Array.isArray(error.flags)) {
    const names = error.flags.map(nameOf);
    const near = names.flatMap((name) => nearest(name, flagsOf(error)));
    return usage('flag-unknown', `Unknown flag: ${names.join(', ')}.`, near);
  }
  if (error.message.startsWith('Unexpected argument') && 'args' in error && Array.isArray(error.args)) {
    return usage('argument-unexpected', `Unexpected argument: ${error.args.map(nameOf).join(', ')}.`);
  }
  const missingCommand = /^command (.*) not found$/.exec(error.message)?.[1];
  if (missingCommand !== undefined) {
    const words = missingCommand.split(':').map(nameOf);
    return new UsageError(`Unknown command "${words.join(' ')}".`, {
      code: 'command-unknown',
      nextSteps: [
        ...nearestCommands(words, commands).map(suggest),
        'Run `headwater --help` to see the commands. Flags come after the command.',
      ],
    });
  }
  return toOptionError(error) ?? usage('usage-invalid', withoutParser(error.message));
}

/** A value that its flag or argument does not allow. */
function toOptionError({ message }: CLIError): UsageError | undefined {
  const [, flag = '', value, allowed] =
    /^Expected (?:(--[^=\s]+)=)?([\s\S]*) to be one of: (.+)$/.exec(withoutParser(message)) ?? [];
  if (value === undefined || allowed === undefined) return undefined;
  const near = nearest(value, allowed.split(', '));
  return usage('usage-invalid', `${flag && `${flag}: `}${nameOf(value)} is not one of ${allowed}.`, near);
}

/** The message about a flag, without the words that oclif adds. */
export function withoutParser(message: string): string {
  return message
    .replace(/\s*See more help with --help/, '')
    .replace(/^Parsing (--\S+)\s+/, '$1: ')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
}

function usage(code: string, message: string, near: readonly string[] = []): UsageError {
  return new UsageError(message, { code, nextSteps: [...near.map(suggest), ...NEXT_STEPS] });
}

function suggest(near: string): string {
  return `Did you mean \`${near}\`?`;
}

/** The flags of the command, which the parser's error carries. */
function flagsOf(error: CLIError): readonly string[] {
  const flags = ['parse', 'input', 'flags'].reduce<unknown>(memberOf, error);
  return Object.keys(flags ?? {}).map((name) => `--${name}`);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Arguments may follow the command's name, so shorter and shorter prefixes are compared. */
function nearestCommands(words: readonly string[], commands: readonly string[]): readonly string[] {
  if (words.length === 0) return [];
  const near = nearest(words.join(' '), commands, words.length === 1 ? 3 : 1);
  return near.length > 0 ? near : nearestCommands(words.slice(0, -1), commands);
}

function nameOf(word: unknown): string {
  const name = String(word).split('=')[0] ?? '';
  return /^[\w./@-]{1,40}$/.test(name) ? name : '(a word not shown here: it may hold a secret)';
}

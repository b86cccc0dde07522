import type { Command } from '@oclif/core/command';

/** The part of a command in oclif's manifest that completion reads. */
export type CompletableCommand = Pick<Command.Cached, 'id' | 'hidden' | 'flags' | 'args'>;

/** Returns values for an argument or flag, by its name and the words before it. */
export type CompleteValue = (
  name: string,
  words: readonly string[],
) => readonly string[] | Promise<readonly string[]>;

/**
 * Returns the candidates for the last word, which may be empty or half typed.
 *
 * @param words - The words after the program's name.
 */
export async function completeWords(
  words: readonly string[],
  commands: readonly CompletableCommand[],
  completeValue: CompleteValue,
): Promise<readonly string[]> {
  const typed = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const command = findCommand(before, commands);
  const found = command
    ? await completeCommand(command, { before, typed, completeValue })
    : nextNames(before, commands);
  return found.filter((candidate) => candidate.startsWith(typed));
}

interface Position {
  before: readonly string[];
  typed: string;
  completeValue: CompleteValue;
}

async function completeCommand(
  command: CompletableCommand,
  { before, typed, completeValue }: Position,
): Promise<readonly string[]> {
  const given = before.slice(command.id.split(':').length);
  const last = Object.values(command.flags).find(({ name, char }) => isFlag(given.at(-1), name, char));
  if (last?.type === 'option') return last.options ?? (await completeValue(last.name, before));
  if (typed.startsWith('-')) return freeFlags(command, given);
  const arg = Object.values(command.args)[countArguments(command, given)];
  return arg ? (arg.options ?? (await completeValue(arg.name, before))) : [];
}

function freeFlags({ flags }: CompletableCommand, given: readonly string[]): readonly string[] {
  const free = Object.values(flags).filter((flag) => {
    return (
      !flag.hidden &&
      (('multiple' in flag && flag.multiple) || !given.some((word) => isFlag(word, flag.name, flag.char)))
    );
  });
  return free.map(({ name }) => `--${name}`);
}

function countArguments({ flags }: CompletableCommand, given: readonly string[]): number {
  const takesValue = (word: string | undefined): boolean => {
    return Object.values(flags).some(({ name, char, type }) => type === 'option' && isFlag(word, name, char));
  };
  return given.filter((word, index) => !word.startsWith('-') && !takesValue(given[index - 1])).length;
}

function isFlag(word: string | undefined, name: string, char: string | undefined): boolean {
  return word === `--${name}` || (char !== undefined && word === `-${char}`);
}

function findCommand(
  words: readonly string[],
  commands: readonly CompletableCommand[],
): CompletableCommand | undefined {
  return commands.find(({ id }) => id.split(':').every((part, index) => words[index] === part));
}

function nextNames(words: readonly string[], commands: readonly CompletableCommand[]): readonly string[] {
  const parts = commands.filter(({ hidden }) => !hidden).map(({ id }) => id.split(':'));
  const below = parts.filter((part) => words.every((word, index) => part[index] === word));
  return [...new Set(below.flatMap((part) => part[words.length] ?? []))];
}

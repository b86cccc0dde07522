import { quoteForShell, secretVariable, showSource } from '@headwater/core';
import type { PartialInput } from '../input/partial-input.ts';
import { commandLine } from '../output/command-line.ts';
import { printable } from '../output/printable.ts';

/** Writes a draft as a command that creates the connection; secrets become references to environment variables. */
export async function toCommand({
  source = '',
  name = '',
  description,
  auth: { method, params },
}: PartialInput): Promise<string> {
  const { variants } = await showSource(source);
  const variant = variants.find(({ key }) => key === method);
  const isSecret = (param: string): boolean => {
    return variant?.params.find((declared) => declared.name === param)?.isSecret ?? true;
  };
  const words = Object.entries(params).map(([param, value]) => {
    const isHidden = isSecret(param) && !isReference(value);
    const shown = isHidden ? `\${env:${secretVariable(source, param)}}` : textOf(value);
    return `--param ${param}=${quoteForShell(shown)}`;
  });
  return [
    commandLine(`connections create ${source}`),
    `--name ${quoteForShell(name)}`,
    ...(description === undefined ? [] : [`--description ${quoteForShell(description)}`]),
    ...(method === undefined ? [] : [`--auth ${quoteForShell(method)}`]),
    ...words,
  ]
    .map(printable)
    .join(' ');
}

/** A value that is one reference and nothing else; text beside it may be part of the secret. */
function isReference(value: unknown): boolean {
  return typeof value === 'string' && /^\$\{\w+:[^}]+\}$/.test(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { InvalidInputError } from '@headwater/sdk';
import type { ReferenceContext } from './reference-context.ts';

type ReferenceReader = (target: string, context: ReferenceContext) => Promise<string>;

const READERS: Readonly<Record<string, ReferenceReader>> = {
  env: readEnvironment,
  file: readSecretFile,
  keyring: refuseForNow('keyring'),
  keyvault: refuseForNow('keyvault'),
};

/** Reads the secret a reference stands for. @throws InvalidInputError when there is none. */
export async function readReference(
  scheme: string,
  target: string,
  context: ReferenceContext,
): Promise<string> {
  const read = Object.hasOwn(READERS, scheme) ? READERS[scheme] : undefined;
  if (!read) {
    throw new InvalidInputError(`There are no "${scheme}" secret references.`, {
      code: 'reference-scheme-unknown',
      nextSteps: ['Use ${env:NAME} or ${file:path}.', 'Write $${ where a plain ${ is meant.'],
    });
  }
  const secret = await read(target, context);
  context.onSecret?.(secret);
  return secret;
}

async function readEnvironment(name: string, { environment }: ReferenceContext): Promise<string> {
  const value = environment[name];
  if (value) return value;
  throw new InvalidInputError(
    `The environment variable ${name} is ${value === undefined ? 'not set' : 'empty'}, but \${env:${name}} needs it.`,
    { code: 'reference-env-missing', nextSteps: [`Set ${name} in the environment of this command.`] },
  );
}

async function readSecretFile(path: string, { workingDirectory }: ReferenceContext): Promise<string> {
  const file = resolve(workingDirectory, path.replace(/^~(?=\/|$)/, homedir()));
  const text = await readText(file, path);
  // Editors end a file with a line break; no secret does.
  const secret = text.replace(/[\r\n]+$/, '');
  if (secret !== '') return secret;
  throw new InvalidInputError(`The file of \${file:${path}} is empty.`, {
    code: 'reference-file-empty',
    nextSteps: [`Put the secret into ${file}.`],
  });
}

async function readText(file: string, path: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    throw new InvalidInputError(`The file of \${file:${path}} cannot be read${reason}: ${file}.`, {
      code: 'reference-file-unreadable',
      nextSteps: ['Check the path, relative to the working directory, and the permissions of the file.'],
      cause,
    });
  }
}

function refuseForNow(scheme: string): ReferenceReader {
  return async () => {
    throw new InvalidInputError(`Secret references of the kind \${${scheme}:…} are not supported yet.`, {
      code: 'reference-scheme-unsupported',
      nextSteps: ['Use ${env:NAME} or ${file:path} for now.'],
    });
  };
}

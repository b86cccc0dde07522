import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { InvalidInputError } from '@headwater/sdk';
import { expandHome } from '../home/expand-home.ts';
import type { ReferenceContext } from './reference-context.ts';

type ReferenceReader = (target: string, context: ReferenceContext) => Promise<string>;

const READERS: Readonly<Record<string, ReferenceReader>> = {
  env: readEnvironment,
  file: readSecretFile,
  keyring: refuseForNow('keyring'),
  keyvault: refuseForNow('keyvault'),
};

/** Far more than any secret has: keys and key files take some kilobytes. */
const MAX_SECRET_BYTES = 1024 * 1024;

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
  if (name === '') {
    throw new InvalidInputError('${env:} names no environment variable.', {
      code: 'reference-malformed',
      nextSteps: ['Write ${env:NAME}.'],
    });
  }
  const value = environment[name];
  if (value) return value;
  throw new InvalidInputError(
    `The environment variable ${name} is ${value === undefined ? 'not set' : 'empty'}, but \${env:${name}} needs it.`,
    { code: 'reference-env-missing', nextSteps: [`Set ${name} in the environment of this command.`] },
  );
}

async function readSecretFile(path: string, { workingDirectory }: ReferenceContext): Promise<string> {
  const file = resolve(workingDirectory, expandHome(path));
  const text = await readText(file, path);
  // Editors end a file with a line break; no secret does.
  const secret = text.replace(/[\r\n]+$/, '');
  if (secret !== '') return secret;
  throw new InvalidInputError(`The file of \${file:${path}} is empty.`, {
    code: 'reference-file-empty',
    nextSteps: [`Put the secret into ${file}.`],
  });
}

/** A byte order mark, as editors on Windows begin a file with, is no part of the text. */
async function readText(file: string, path: string): Promise<string> {
  const bytes = await readBytes(file, path);
  if (bytes.length > MAX_SECRET_BYTES) {
    throw new InvalidInputError(`The file of \${file:${path}} has more than 1 MiB; no secret is that long.`, {
      code: 'reference-file-too-large',
      nextSteps: [`Check that ${file} is the file of the secret.`],
    });
  }
  const text = decodeUtf8(bytes);
  if (text !== undefined) return text;
  throw new InvalidInputError(`The file of \${file:${path}} is not a text in UTF-8.`, {
    code: 'reference-file-not-text',
    nextSteps: [
      `Check that ${file} is the file of the secret, and save it as UTF-8; Windows PowerShell writes UTF-16 unless told otherwise.`,
    ],
  });
}

function decodeUtf8(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Stops one byte beyond what a secret may have: devices and pipes have no size to ask for. */
async function readBytes(file: string, path: string): Promise<Buffer> {
  try {
    return await buffer(createReadStream(file, { end: MAX_SECRET_BYTES }));
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

import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { InvalidInputError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import { expandHome } from '../home/expand-home.ts';
import type { ReferenceContext } from './reference-context.ts';

type ReferenceReader = (target: string, context: ReferenceContext) => Promise<string>;

const READERS: Readonly<Record<string, ReferenceReader>> = {
  env: readEnvironment,
  file: readSecretFile,
  keyring: refuseForNow('keyring'),
  keyvault: refuseForNow('keyvault'),
};

/** Maximum size of a secret file. Keys and key files take only a few kilobytes. */
const MAX_SECRET_BYTES = 1024 * 1024;

/** Reads the secret that a reference points to. @throws InvalidInputError if it does not exist. */
export async function readReference(
  scheme: string,
  target: string,
  context: ReferenceContext,
): Promise<string> {
  const read = Object.hasOwn(READERS, scheme) ? READERS[scheme] : undefined;
  if (!read) {
    throw new InvalidInputError(...describeError('reference-scheme-unknown', { scheme }));
  }
  const secret = await read(target, context);
  context.onSecret?.(secret);
  return secret;
}

async function readEnvironment(name: string, { environment }: ReferenceContext): Promise<string> {
  if (name === '') {
    throw new InvalidInputError(...describeError('reference-malformed.no-variable', {}));
  }
  const value = environment[name];
  if (value) return value;
  throw new InvalidInputError(
    ...describeError('reference-env-missing', { name, state: value === undefined ? 'not set' : 'empty' }),
  );
}

async function readSecretFile(path: string, { workingDirectory }: ReferenceContext): Promise<string> {
  const file = resolve(workingDirectory, expandHome(path));
  const text = await readText(file, path);
  // Editors end a file with a line break, which no secret contains.
  const secret = text.replace(/[\r\n]+$/, '');
  if (secret !== '') return secret;
  throw new InvalidInputError(...describeError('reference-file-empty', { path, file }));
}

/** A byte order mark, which Windows editors write at the start of a file, is not part of the content. */
async function readText(file: string, path: string): Promise<string> {
  const bytes = await readBytes(file, path);
  if (bytes.length > MAX_SECRET_BYTES) {
    throw new InvalidInputError(...describeError('reference-file-too-large', { path, file }));
  }
  const text = decodeUtf8(bytes);
  if (text !== undefined) return text;
  throw new InvalidInputError(...describeError('reference-file-not-text', { path, file }));
}

function decodeUtf8(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Stops one byte beyond the maximum size, because devices and pipes report no size. */
async function readBytes(file: string, path: string): Promise<Buffer> {
  try {
    return await buffer(createReadStream(file, { end: MAX_SECRET_BYTES }));
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    throw new InvalidInputError(
      ...describeError('reference-file-unreadable', { path, file, reason }, { cause }),
    );
  }
}

function refuseForNow(scheme: string): ReferenceReader {
  return async () => {
    throw new InvalidInputError(...describeError('reference-scheme-unsupported', { scheme }));
  };
}

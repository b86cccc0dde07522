import type { ConnectionInput } from '@headwater/core';
import { UsageError } from '../errors/usage-error.ts';
import { readInputFile } from './input-file.ts';
import { parseParams } from './params.ts';
import type { PartialInput } from './partial-input.ts';

/** The flags that describe a connection. */
export interface DraftFlags {
  from?: string | undefined;
  name?: string | undefined;
  description?: string | undefined;
  auth?: string | undefined;
  param?: readonly string[] | undefined;
}

/** Joins what the file of `--from` says with the flags, which win. */
export async function readDraft(source: string | undefined, flags: DraftFlags): Promise<PartialInput> {
  const file = flags.from === undefined ? NOTHING : await readInputFile(flags.from);
  return {
    source: source ?? file.source,
    name: flags.name ?? file.name,
    description: flags.description ?? file.description,
    auth: {
      method: flags.auth ?? file.auth.method,
      params: { ...file.auth.params, ...parseParams(flags.param) },
    },
  };
}

const NOTHING: PartialInput = { auth: { params: {} } };

/** Requires a source; core reports anything else that is missing. */
export function toInput({ source, ...rest }: PartialInput): ConnectionInput {
  if (source === undefined) throw missingSource();
  return { source, ...rest };
}

function missingSource(): UsageError {
  return new UsageError('No source is named.', {
    code: 'source-missing',
    nextSteps: [
      'Name one after the command, for example azure-blob; `headwater sources list` shows them all.',
      'Or give a file that names one, with --from.',
    ],
  });
}

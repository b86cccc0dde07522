import type { ConnectionInput } from '@headwater/core';
import { UsageError } from '../errors/usage-error.ts';
import type { ConnectionDraft } from './connection-draft.ts';
import { readInputFile } from './input-file.ts';
import { parseParams } from './params.ts';

/** The flags that describe a connection. */
export interface DraftFlags {
  from?: string | undefined;
  name?: string | undefined;
  description?: string | undefined;
  auth?: string | undefined;
  param?: readonly string[] | undefined;
}

/** A draft as core takes it. */
export interface DescribedConnection {
  source: string;
  input: ConnectionInput;
}

/** Joins what the file of `--from` says with the flags, which win. */
export async function readDraft(source: string | undefined, flags: DraftFlags): Promise<ConnectionDraft> {
  const file: ConnectionDraft = flags.from === undefined ? { params: {} } : await readInputFile(flags.from);
  return {
    source: source ?? file.source,
    name: flags.name ?? file.name,
    description: flags.description ?? file.description,
    method: flags.auth ?? file.method,
    params: { ...file.params, ...parseParams(flags.param) },
  };
}

/** Hands a draft on as it is; what else it may lack, core finds. */
export function toDescribed({
  source,
  name,
  description,
  method,
  params,
}: ConnectionDraft): DescribedConnection {
  if (source === undefined) throw missingSource();
  return { source, input: { name, description, auth: { ...params, method } } };
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

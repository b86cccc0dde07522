import { readInputFile } from './input-file.ts';
import { type Params, parseParams } from './params.ts';

/** A connection as far as the command line and the file describe it. */
export interface ConnectionDraft {
  source?: string | undefined;
  name?: string | undefined;
  description?: string | undefined;
  /** Key or name of the auth variant. */
  method?: string | undefined;
  params: Params;
}

interface DraftFlags {
  from?: string | undefined;
  name?: string | undefined;
  description?: string | undefined;
  auth?: string | undefined;
  param?: readonly string[] | undefined;
}

/** Joins what the file of `--from` says with the flags, which win. */
export async function readDraft(source: string | undefined, flags: DraftFlags): Promise<ConnectionDraft> {
  const file = flags.from === undefined ? { params: {} } : await readInputFile(flags.from);
  return {
    source: source ?? file.source,
    name: flags.name ?? file.name,
    description: flags.description ?? file.description,
    method: flags.auth ?? file.method,
    params: { ...file.params, ...parseParams(flags.param) },
  };
}

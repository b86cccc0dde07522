import type { Params } from './params.ts';

/** A connection as the command line and the file describe it; parts may be missing. */
export interface ConnectionDraft {
  source?: string | undefined;
  name?: string | undefined;
  description?: string | undefined;
  /** Key or name of the auth variant. */
  method?: string | undefined;
  params: Params;
}

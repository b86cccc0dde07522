/** A connection to create: the one shape that every face hands on. */
export interface ConnectionInput {
  /** Slug of the source. */
  source: string;
  /** @default the source's display name */
  name?: string | undefined;
  description?: string | undefined;
  auth?: ConnectionAuth | undefined;
}

/** Credentials for a source. The method is not among the parameters: a source may have one of that name. */
export interface ConnectionAuth {
  /** Key or `specName` of an auth variant. May be left out where a source has only one. */
  method?: string | undefined;
  /** By name. Any value may hold secret references. */
  params: Readonly<Record<string, unknown>>;
}

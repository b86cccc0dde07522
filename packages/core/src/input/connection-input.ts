/** A connection to create, in the one form that all faces pass on. */
export interface ConnectionInput {
  /** Slug of the source. */
  source: string;
  /** @default the source's display name */
  name?: string | undefined;
  description?: string | undefined;
  auth?: ConnectionAuth | undefined;
}

/**
 * Credentials for a source. The method is separate from the parameters, because a source may have a parameter of that
 * name.
 */
export interface ConnectionAuth {
  /** Key or `specName` of an auth variant. Optional if the source has only one. */
  method?: string | undefined;
  /** Values by parameter name. Any value may contain secret references. */
  params: Readonly<Record<string, unknown>>;
}

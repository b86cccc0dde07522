import type { AuthInput, SourceSlug } from '@headwater/sources';

/** Credentials whose source is known only when the program runs. */
export interface UntypedAuthInput {
  /** Key or `specName` of an auth variant. May be left out where a source has only one. */
  method?: string | undefined;
  readonly [param: string]: unknown;
}

/**
 * The credentials for a source: `method`, and that variant's parameters beside it. Exact for a source named in the
 * program, open for one read from a file or a flag, nothing for a source without credentials. Of a source that there is
 * not, the type of `method` says so in the compiler's error. Any value may hold secret references.
 */
export type ConnectionAuth<S extends string> = string extends S
  ? UntypedAuthInput | undefined
  : S extends SourceSlug
    ? [AuthInput<S>] extends [never]
      ? undefined
      : AuthInput<S>
    : { method: `There is no source "${S}"` };

interface ConnectionNaming {
  /** @default the source's display name */
  name?: string | undefined;
  description?: string | undefined;
}

/** A connection to create. */
export type ConnectionInput<S extends string = string> = ConnectionNaming &
  (undefined extends ConnectionAuth<S> ? { auth?: ConnectionAuth<S> } : { auth: ConnectionAuth<S> });

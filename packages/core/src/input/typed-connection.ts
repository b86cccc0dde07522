import type { AuthInput, SourceSlug } from '@headwater/sources';
import type { ConnectionAuth, ConnectionInput } from './connection-input.ts';

/** Credentials whose source is known only when the program runs. */
export interface UntypedAuthInput {
  /** Key or `specName` of an auth variant. May be left out where a source has only one. */
  method?: string | undefined;
  readonly [param: string]: unknown;
}

/**
 * The credentials for a source as programs write them: `method`, and that variant's parameters beside it. Exact for a
 * source named in the program, open for one that is not, nothing for a source without credentials. For a slug that does
 * not exist, the type of `method` says so in the compiler's error.
 */
export type TypedAuth<S extends string> = string extends S
  ? UntypedAuthInput | undefined
  : S extends SourceSlug
    ? [AuthInput<S>] extends [never]
      ? undefined
      : AuthInput<S>
    : { method: `There is no source "${S}"` };

/** A connection as programs write it, beside its source. */
export type TypedConnection<S extends string = string> = Pick<ConnectionInput, 'name' | 'description'> &
  (undefined extends TypedAuth<S> ? { auth?: TypedAuth<S> } : { auth: TypedAuth<S> });

/** The arguments of a use case that takes a connection: as one input, or as a source and a typed connection. */
export type ConnectionCall<Options> =
  | [input: ConnectionInput, options?: Options | undefined]
  | [source: string, connection: TypedConnection, options?: Options | undefined];

/** Reads the arguments of a use case that takes a connection. */
export function readCall<Options>(
  call: ConnectionCall<Options>,
): [input: ConnectionInput, options?: Options | undefined] {
  if (!isTyped(call)) return call;
  const [source, { name, description, auth }, options] = call;
  const input = { source, name, description, auth: toAuth(auth) };
  return options === undefined ? [input] : [input, options];
}

/** The arguments of a use case that takes credentials: as a part of an input, or as a source and typed credentials. */
export type AuthCall<Options> =
  | [input: Pick<ConnectionInput, 'source' | 'auth'>, options?: Options | undefined]
  | [source: string, auth: UntypedAuthInput | undefined, options?: Options | undefined];

/** Reads the arguments of a use case that takes credentials. */
export function readAuthCall<Options>(
  call: AuthCall<Options>,
): [input: Pick<ConnectionInput, 'source' | 'auth'>, options?: Options | undefined] {
  if (!isTypedAuth(call)) return call;
  const [source, auth, options] = call;
  const input = { source, auth: toAuth(auth) };
  return options === undefined ? [input] : [input, options];
}

/** Takes the method out of typed credentials. */
function toAuth(auth: UntypedAuthInput | undefined): ConnectionAuth | undefined {
  if (auth === undefined) return undefined;
  const { method, ...params } = auth;
  return { method, params };
}

function isTyped<Options>(
  call: ConnectionCall<Options>,
): call is [source: string, connection: TypedConnection, options?: Options | undefined] {
  return typeof call[0] === 'string';
}

function isTypedAuth<Options>(
  call: AuthCall<Options>,
): call is [source: string, auth: UntypedAuthInput | undefined, options?: Options | undefined] {
  return typeof call[0] === 'string';
}

import type { AuthInput, SourceSlug } from '@headwater/sources';
import type { ConnectionAuth, ConnectionInput } from './connection-input.ts';

/** Credentials whose source is known only at run time. */
export interface UntypedAuthInput {
  /** Key or `specName` of an auth variant. Optional if the source has only one. */
  method?: string | undefined;
  readonly [param: string]: unknown;
}

/**
 * Credentials for a source in programs: `method`, with that variant's parameters beside it. The type is exact for a
 * source known at compile time, open otherwise, and absent for a source without credentials. For a slug that does not
 * exist, the type of `method` puts an explanation into the compiler's error.
 */
export type TypedAuth<S extends string> = string extends S
  ? UntypedAuthInput | undefined
  : S extends SourceSlug
    ? [AuthInput<S>] extends [never]
      ? undefined
      : AuthInput<S>
    : { method: `There is no source "${S}"` };

/** A connection in programs, passed in addition to its source. */
export type TypedConnection<S extends string = string> = Pick<ConnectionInput, 'name' | 'description'> &
  (undefined extends TypedAuth<S> ? { auth?: TypedAuth<S> } : { auth: TypedAuth<S> });

/** Arguments of a use case that takes a connection: either one input, or a source and a typed connection. */
export type ConnectionCall<Options> =
  | [input: ConnectionInput, options?: Options | undefined]
  | [source: string, connection: TypedConnection, options?: Options | undefined];

/** Normalizes the arguments of a use case that takes a connection. */
export function readCall<Options>(
  call: ConnectionCall<Options>,
): [input: ConnectionInput, options?: Options | undefined] {
  if (!isTyped(call)) return call;
  const [source, { name, description, auth }, options] = call;
  const input = { source, name, description, auth: toAuth(auth) };
  return options === undefined ? [input] : [input, options];
}

/** Arguments of a use case that takes credentials: either a part of an input, or a source and typed credentials. */
export type AuthCall<Options> =
  | [input: Pick<ConnectionInput, 'source' | 'auth'>, options?: Options | undefined]
  | [source: string, auth: UntypedAuthInput | undefined, options?: Options | undefined];

/** Normalizes the arguments of a use case that takes credentials. */
export function readAuthCall<Options>(
  call: AuthCall<Options>,
): [input: Pick<ConnectionInput, 'source' | 'auth'>, options?: Options | undefined] {
  if (!isTypedAuth(call)) return call;
  const [source, auth, options] = call;
  const input = { source, auth: toAuth(auth) };
  return options === undefined ? [input] : [input, options];
}

/** Separates the method from typed credentials. */
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

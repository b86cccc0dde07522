import { type SplitValue, splitValue } from '@headwater/sources';
import type { ConnectionInput } from '../input/connection-input.ts';
import { type AuthCall, readAuthCall, type TypedAuth } from '../input/typed-connection.ts';
import { chooseVariant } from './choose-variant.ts';
import { findSource } from './find-source.ts';

/**
 * Splits the connection strings and addresses among credentials into their parts. References are not resolved. The
 * result holds ranges within the strings, never their content.
 *
 * @returns the parts by parameter name; strings with a single part are omitted.
 * @throws InvalidInputError if the method is unknown.
 * @throws HeadwaterError with code `unknown-source` and the nearest slug.
 * @example
 * const { sasUri } = await splitValues('azure-blob', { method: 'SasUri', sasUri: address });
 */
export async function splitValues(
  input: Pick<ConnectionInput, 'source' | 'auth'>,
): Promise<Readonly<Record<string, SplitValue>>>;
export async function splitValues<const S extends string>(
  source: S,
  auth: TypedAuth<S>,
): Promise<Readonly<Record<string, SplitValue>>>;
export async function splitValues(...call: AuthCall<never>): Promise<Readonly<Record<string, SplitValue>>> {
  const [{ source, auth }] = readAuthCall(call);
  const definition = await findSource(source);
  const { method, params = {} } = auth ?? {};
  const variant = chooseVariant(definition, method, params);
  const entries = variant?.params.flatMap((param) => {
    const text = params[param.name];
    const split = typeof text === 'string' ? splitValue(definition, variant, { param, text }) : undefined;
    return split ? [[param.name, split] as const] : [];
  });
  return Object.fromEntries(entries ?? []);
}

import type { DetailedStructure } from '@headwater/models';
import { readObject } from './read-object.ts';
import type { ReadOptions } from './read-options.ts';

/**
 * Returns the columns of one file or table.
 *
 * @param reference An id or name of a connection.
 * @throws InvalidInputError with code `object-missing` if the path is empty.
 * @throws HeadwaterError with code `connection-not-found`, or AmbiguousNameError if several connections have the
 * name.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { schema } = await describeObject('Orders', 'landing/orders.csv');
 */
export async function describeObject(
  reference: string,
  path: string,
  options: ReadOptions = {},
): Promise<DetailedStructure> {
  return await readObject(reference, path, { ...options, preview: false });
}

import type { DetailedStructure } from '@headwater/models';
import { readObject } from './read-object.ts';
import type { ReadOptions } from './read-options.ts';

/** Returns the columns of one file or table. @param reference An id or name of a connection. */
export async function describeObject(
  reference: string,
  path: string,
  options: ReadOptions = {},
): Promise<DetailedStructure> {
  return await readObject(reference, path, { ...options, preview: false });
}

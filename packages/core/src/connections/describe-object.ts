import type { ExploreStructure } from '@headwater/models';
import type { ReadOptions } from './read-options.ts';

/** The columns of one file or table. @param reference A connection's id or name. */
export async function describeObject(
  reference: string,
  path: string,
  options: ReadOptions = {},
): Promise<ExploreStructure> {
  throw new Error(`Not built yet: ${reference} ${path} ${options.fileType}`);
}

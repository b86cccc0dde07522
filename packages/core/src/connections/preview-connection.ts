import type { ExploreStructure } from '@headwater/models';
import type { ReadOptions } from './read-options.ts';

/** The columns and some rows (`data`) of one file or table. @param reference A connection's id or name. */
export async function previewConnection(
  reference: string,
  path: string,
  options: ReadOptions = {},
): Promise<ExploreStructure> {
  throw new Error(`Not built yet: ${reference} ${path} ${options.fileType}`);
}

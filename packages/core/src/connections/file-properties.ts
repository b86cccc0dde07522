import type { ReadOptions } from './read-options.ts';

/** Settings for reading a file. */
export type FileProperties = Pick<
  ReadOptions,
  'fileType' | 'compressionType' | 'columnDelimiter' | 'encoding'
>;

const COMPRESSIONS: readonly [ending: RegExp, compressionType: ReadOptions['compressionType']][] = [
  [/\.(tar\.gz|tgz)$/i, 'tarGzip'],
  [/\.tar$/i, 'tar'],
  [/\.(gz|gzip)$/i, 'gzip'],
  [/\.bz2$/i, 'bzip2'],
  [/\.zip$/i, 'zipDeflate'],
  [/\.deflate$/i, 'deflate'],
];

const FILE_TYPES: readonly [ending: RegExp, properties: FileProperties][] = [
  [/\.csv$/i, { fileType: 'delimited' }],
  [/\.(tsv|tab)$/i, { fileType: 'delimited', columnDelimiter: '\\t' }],
  [/\.psv$/i, { fileType: 'delimited', columnDelimiter: '|' }],
  [/\.(json|jsonl|ndjson)$/i, { fileType: 'json' }],
  [/\.parquet$/i, { fileType: 'parquet' }],
];

/** Derives the settings from a file's name: `orders.csv.gz` is delimited and compressed with gzip. */
export function readFileName(path: string): FileProperties {
  const [ending, compressionType] = COMPRESSIONS.find(([pattern]) => pattern.test(path)) ?? [];
  const name = ending ? path.replace(ending, '') : path;
  const properties = FILE_TYPES.find(([pattern]) => pattern.test(name))?.[1];
  return { ...properties, ...(compressionType && { compressionType }) };
}

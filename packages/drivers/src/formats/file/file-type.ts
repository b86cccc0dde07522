import type { FileProperties } from '../../contract/contract.ts';

/** File formats that can be read. */
export type FileType = NonNullable<FileProperties['fileType']>;

const TYPES: Readonly<Record<string, FileType>> = {
  csv: 'delimited',
  tsv: 'delimited',
  tab: 'delimited',
  psv: 'delimited',
  txt: 'delimited',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
  parquet: 'parquet',
};

const DELIMITERS: Readonly<Record<string, string>> = { tsv: '\t', tab: '\t', psv: '|' };

/** Returns the file type by the extension of a name, with or without a compression's extension. */
export function guessFileType(name: string): FileType | undefined {
  return TYPES[extensionOf(name)];
}

/** Returns the delimiter of a name's extension. */
export function guessDelimiter(name: string): string | undefined {
  return DELIMITERS[extensionOf(name)];
}

function extensionOf(name: string): string {
  const [, extension = ''] = /\.([^./]+?)(?:\.(?:gz|gzip|deflate|bz2|zip|zst|xz|lz4))?$/i.exec(name) ?? [];
  return extension.toLowerCase();
}

/** Returns true if a file starts with the magic bytes of Parquet, plain or encrypted. */
export function isParquet(head: Uint8Array): boolean {
  return /^PAR[1E]$/.test(String.fromCharCode(...head.subarray(0, 4)));
}

import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';

import { readVarint } from './run-lengths.ts';

type Decompress = (input: Uint8Array, size: number) => Uint8Array;

/** Decompressors of Parquet codecs, by name. Node's own decompressors stop at the size that the page claims. */
export async function loadCodecs(): Promise<Readonly<Record<string, Decompress>>> {
  const { compressors, decompressLz4, decompressLz4Raw } = await import('hyparquet-compressors');
  return {
    UNCOMPRESSED: (input) => input,
    SNAPPY(input, size) {
      // The library always returns the requested number of bytes, even if it unpacked fewer.
      const isAsClaimed = readVarint(input, 0).value === size;
      if (!isAsClaimed || compressors.SNAPPY === undefined)
        throw new Error('parquet: a page unpacks to another size than it says');
      return compressors.SNAPPY(input, size);
    },
    LZ4: decompressLz4,
    LZ4_RAW: decompressLz4Raw,
    GZIP: (input, size) => gunzipSync(input, { maxOutputLength: Math.max(size, 1) }),
    BROTLI: (input, size) => brotliDecompressSync(input, { maxOutputLength: Math.max(size, 1) }),
    ZSTD: (input, size) => zstdDecompressSync(input, { maxOutputLength: Math.max(size, 1) }),
  };
}

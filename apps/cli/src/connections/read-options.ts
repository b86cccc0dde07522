import type { ReadOptions } from '@headwater/core';

interface ReadFlags {
  'file-type'?: ReadOptions['fileType'];
  compression?: ReadOptions['compressionType'];
  delimiter?: string | undefined;
  encoding?: ReadOptions['encoding'];
}

/** The flags of reading as core takes them. */
export function toReadOptions(flags: ReadFlags): Omit<ReadOptions, 'session' | 'signal'> {
  const { 'file-type': fileType, compression: compressionType, delimiter: columnDelimiter, encoding } = flags;
  return { fileType, compressionType, columnDelimiter, encoding };
}

import type { ReadOptions } from '@headwater/core';

interface ReadFlags {
  'file-type'?: ReadOptions['fileType'];
  compression?: ReadOptions['compressionType'];
  delimiter?: string | undefined;
  encoding?: string | undefined;
  quote?: string | undefined;
  escape?: string | undefined;
  'header-rows'?: number | undefined;
  'skip-rows'?: number | undefined;
  null?: string | undefined;
}

/** Converts the flags for reading to core's options. */
export function toReadOptions(flags: ReadFlags): Omit<ReadOptions, 'session' | 'signal'> {
  return {
    fileType: flags['file-type'],
    compressionType: flags.compression,
    columnDelimiter: flags.delimiter,
    encoding: flags.encoding,
    quote: flags.quote,
    escape: flags.escape,
    headerRows: flags['header-rows'],
    skipRows: flags['skip-rows'],
    nullText: flags.null,
  };
}

import { join } from 'node:path';
import { expandHome, resolveHome } from '@headwater/core';
import { string } from '@oclif/core/flags';

/** Flags for the data of an embedded service. */
export const dataFlags = {
  'data-dir': string({
    summary: 'Data directory; by default `data` in HEADWATER_HOME.',
    helpValue: '<folder>',
  }),
  'database-url': string({
    summary: 'PostgreSQL database for the data; several services may share one.',
    description:
      'Prefer the environment variable: other users of the machine can read the password in a flag.',
    helpValue: '<url>',
    env: 'HEADWATER_DATABASE_URL',
  }),
};

interface DataFlags {
  'data-dir'?: string | undefined;
  'database-url'?: string | undefined;
}

/** Converts the flags to the options of the embedded service. */
export function toDataOptions({ 'data-dir': folder, 'database-url': databaseUrl }: DataFlags): {
  dataDirectory: string;
  databaseUrl: string | undefined;
} {
  return {
    dataDirectory: folder === undefined ? join(resolveHome(), 'data') : expandHome(folder),
    databaseUrl,
  };
}

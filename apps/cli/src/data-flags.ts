import { join } from 'node:path';
import { expandHome, resolveHome } from '@headwater/core';
import { string } from '@oclif/core/flags';

/** Flags that say where an embedded service keeps its data. */
export const dataFlags = {
  'data-dir': string({
    summary: 'Where connections are kept; `data` in HEADWATER_HOME when left out.',
    helpValue: '<folder>',
  }),
  'database-url': string({
    summary: 'PostgreSQL database to keep connections in, which several services may share.',
    description: 'Better set in the environment, where other users of the machine do not see its password.',
    helpValue: '<url>',
    env: 'HEADWATER_DATABASE_URL',
  }),
};

interface DataFlags {
  'data-dir'?: string | undefined;
  'database-url'?: string | undefined;
}

/** Where the flags say the data is, as the embedded service takes it. */
export function toDataOptions({ 'data-dir': folder, 'database-url': databaseUrl }: DataFlags): {
  dataDirectory: string;
  databaseUrl: string | undefined;
} {
  return {
    dataDirectory: folder === undefined ? join(resolveHome(), 'data') : expandHome(folder),
    databaseUrl,
  };
}

import { UsageError } from '../errors/usage-error.ts';

/** The service's errors describe the fix; the CLI adds the flag for it. */
const NEXT_STEPS: Readonly<Record<string, readonly string[]>> = {
  'port-in-use': ['Add --port with another number; --port 0 takes a free one.'],
  'port-not-allowed': ['Add --port with a number above 1023.'],
  'listen-failed': ['Remove --host, or use an address of this machine.'],
  'store-not-writable': ['Add --data-dir with a folder that you can write to.'],
  'store-not-empty': ['Add --data-dir with a new folder, or --replace to discard the stored data.'],
  'store-missing': ['Add --data-dir with the folder that the service was started with.'],
  'store-access-refused': ['Set HEADWATER_DATABASE_URL with a user and a password that may write to it.'],
  'store-url-invalid': ['Set HEADWATER_DATABASE_URL, or remove --database-url to use a file.'],
  'store-unreachable': ['Start the database server, or remove --database-url to use a file.'],
};

/** Converts known errors of the service and its data to usage errors; a bug stays unchanged. */
export function explainServeError(error: unknown): never {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
  const { code, message } = error;
  if (!/^[a-z]+(-[a-z]+)+$/.test(code)) throw error;
  throw new UsageError(message, { code, nextSteps: NEXT_STEPS[code] ?? [] });
}

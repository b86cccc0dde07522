import { UsageError } from '../errors/usage-error.ts';

/** The service's errors say themselves what to do; the flag that does it is for the CLI to name. */
const NEXT_STEPS: Readonly<Record<string, readonly string[]>> = {
  'port-in-use': ['Add --port with another number; --port 0 takes any free one.'],
  'port-not-allowed': ['Add --port with a number above 1023.'],
  'listen-failed': ['Leave --host out, or give an address of this machine.'],
  'store-not-writable': ['Add --data-dir with a folder that you may write.'],
  'store-not-empty': ['Add --data-dir with a new folder, or --replace to let go of what is stored now.'],
  'store-missing': ['Add --data-dir with the folder that the service was started with.'],
  'store-access-refused': ['Set HEADWATER_DATABASE_URL with a user and a password that may write there.'],
  'store-url-invalid': ['Set HEADWATER_DATABASE_URL, or leave --database-url out to keep to a file.'],
  'store-unreachable': ['Start the database server, or leave --database-url out to keep to a file.'],
};

/** Throws what keeps the service or its data from being used as an error of the command line; a bug stays what it is. */
export function explainServeError(error: unknown): never {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
  const { code, message } = error;
  if (!/^[a-z]+(-[a-z]+)+$/.test(code)) throw error;
  throw new UsageError(message, { code, nextSteps: NEXT_STEPS[code] ?? [] });
}

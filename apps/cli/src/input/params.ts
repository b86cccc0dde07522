import { UsageError } from '../errors/usage-error.ts';

/** Parameters of an auth variant by name. */
export type Params = Readonly<Record<string, unknown>>;

/** Reads `--param key=value`, given any number of times. Only the first `=` parts; a value is never repeated in an error. */
export function parseParams(flags: readonly string[] = []): Params {
  const entries = flags.map((flag): [string, string] => {
    const end = flag.indexOf('=');
    if (end < 1) throw invalidParam('A --param is not of the form key=value.');
    return [flag.slice(0, end).trim(), flag.slice(end + 1)];
  });
  const names = entries.map(([name]) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw invalidParam(`--param ${repeated} is given more than once.`);
  return Object.fromEntries(entries);
}

function invalidParam(message: string): UsageError {
  return new UsageError(message, {
    code: 'param-flag-invalid',
    nextSteps: ["Give each parameter once, quoted for the shell: --param connectionString='${env:NAME}'."],
  });
}

import { UsageError } from '../errors/usage-error.ts';

/** Parameters of an auth variant by name. */
export type Params = Readonly<Record<string, unknown>>;

/**
 * Reads `--param key=value`, given any number of times. Only the first `=` separates; an error never repeats a value.
 *
 * @param name The flag, for errors.
 */
export function parseParams(flags: readonly string[] = [], name: ParamFlag = '--param'): Params {
  const entries = flags.map((flag): [string, string] => {
    const end = flag.indexOf('=');
    if (end < 1) throw invalidParam(`A ${name} is not of the form key=value.`, name);
    return [flag.slice(0, end).trim(), flag.slice(end + 1)];
  });
  const names = entries.map(([key]) => key);
  const repeated = names.find((key, index) => names.indexOf(key) !== index);
  if (repeated !== undefined) throw invalidParam(`${name} ${repeated} is given more than once.`, name);
  return Object.fromEntries(entries);
}

type ParamFlag = '--param' | '--source-param';

function invalidParam(message: string, name: ParamFlag): UsageError {
  return new UsageError(message, {
    code: 'param-flag-invalid',
    nextSteps: [`Give each parameter once, quoted for the shell: ${EXAMPLES[name]}.`],
  });
}

const EXAMPLES: Readonly<Record<ParamFlag, string>> = {
  '--param': "--param connectionString='${env:NAME}'",
  '--source-param': "--source-param 'campaignId=42'",
};

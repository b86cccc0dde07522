import type { Finding } from '@headwater/sources';
import { processEnvironment } from '../environment.ts';
import type { Environment } from '../home/headwater-home.ts';
import type { ConnectionInput } from '../input/connection-input.ts';
import { type AuthCall, readAuthCall, type TypedAuth } from '../input/typed-connection.ts';
import { checkAuth } from './check-auth.ts';
import { findSource } from './find-source.ts';

export interface LintValuesOptions {
  /** Environment for `${env:…}`. @default process.env */
  environment?: Environment | undefined;
  /** Base directory for relative `${file:…}` paths. @default the working directory */
  workingDirectory?: string | undefined;
  /** The clock, in epoch milliseconds. @default Date.now */
  now?: (() => number) | undefined;
  /** If false, reports only errors that every target rejects, as a write with `lint: false` does. @default true */
  lint?: boolean | undefined;
}

export interface LintReport {
  /** Slug. */
  source: string;
  /** Key of the auth variant; absent for a source without an auth block. */
  method?: string;
  /** Structural findings first, then findings about values. They contain no secret. */
  findings: readonly Finding[];
}

/**
 * Checks credentials without a target: reports which values are missing, unknown, or cannot work, and why.
 *
 * @throws InvalidInputError if the method is unknown or a secret reference cannot be read.
 * @throws HeadwaterError with code `unknown-source` and the nearest slug.
 * @example
 * const { findings } = await lintValues('azure-blob', { method: 'SasUri', sasUri: '${env:SAS}' });
 */
export async function lintValues(
  input: Pick<ConnectionInput, 'source' | 'auth'>,
  options?: LintValuesOptions,
): Promise<LintReport>;
export async function lintValues<const S extends string>(
  source: S,
  auth: TypedAuth<S>,
  options?: LintValuesOptions,
): Promise<LintReport>;
export async function lintValues(...call: AuthCall<LintValuesOptions>): Promise<LintReport> {
  const [{ source, auth }, options = {}] = readAuthCall(call);
  const {
    environment = processEnvironment,
    workingDirectory = process.cwd(),
    now = Date.now,
    lint = true,
  } = options;
  const definition = await findSource(source);
  const references = { environment, workingDirectory };
  const { variant, structure, values } = await checkAuth(definition, auth, {
    references,
    now,
  });
  return {
    source,
    ...(variant && { method: variant.key }),
    findings: [...structure, ...(lint ? values : [])],
  };
}

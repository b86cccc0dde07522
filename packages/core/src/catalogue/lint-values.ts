import type { Finding } from '@headwater/sources';
import type { ConnectionAuth } from '../connections/connection-input.ts';
import type { Environment } from '../home/headwater-home.ts';

export interface LintValuesOptions {
  /** Where `${env:…}` is looked up. @default process.env */
  environment?: Environment | undefined;
  /** What `${file:…}` paths are relative to. @default the working directory */
  workingDirectory?: string | undefined;
  /** Epoch milliseconds. @default Date.now */
  now?: (() => number) | undefined;
}

export interface LintReport {
  source: string;
  /** Key of the auth variant. */
  method: string;
  /** Structure first, then values. */
  findings: readonly Finding[];
}

/** Checks credentials without any target: what is missing, unknown, or cannot work, and why. Offline. */
export async function lintValues<const S extends string>(
  source: S,
  auth: ConnectionAuth<S>,
  options: LintValuesOptions = {},
): Promise<LintReport> {
  throw new Error(`Not built yet: ${source} ${auth.method} ${options.now}`);
}

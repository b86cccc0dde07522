import type { ErrorReport } from '@headwater/core';

/**
 * Names the flags and variables for an input that core is missing; core serves programs as well and names no flags.
 */
export function flagHints({ kind, code, findings }: ErrorReport): readonly string[] {
  if (kind === 'unexpected')
    return ['This is a fault in headwater. Set HEADWATER_DEBUG=1 to see where it comes from.'];
  if (code === 'path-is-object')
    return ['Add --columns to see its columns, or see its rows with `headwater connections preview`.'];
  if (code === 'timeout') return ['At the command line, --timeout sets the limit in seconds.'];
  if (code === 'profile-exists') return ['Add --replace to replace it.'];
  if (code === 'auth-method-missing') return ['Add --auth with one of the names below.'];
  if (code === 'source-params-missing')
    return ['Add --source-param with a value, as `--source-param key=value`.'];
  const missing = findings.filter(
    (finding) => finding.code === 'param-missing' && finding.param !== undefined,
  );
  return missing.map(({ param }) => `Add --param ${param}=…, a secret as '\${env:NAME}'.`);
}

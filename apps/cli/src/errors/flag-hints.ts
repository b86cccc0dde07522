import type { ErrorReport } from '@headwater/core';

/** Names the flags that give what core misses; core speaks to programs as well and knows no flags. */
export function flagHints({ code, findings }: ErrorReport): readonly string[] {
  if (code === 'auth-method-missing') return ['Add --auth with one of the names below.'];
  const missing = findings.filter(
    (finding) => finding.code === 'param-missing' && finding.param !== undefined,
  );
  return missing.map(({ param }) => `Add --param ${param}=…, a secret as '\${env:NAME}'.`);
}

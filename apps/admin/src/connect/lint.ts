import type { Finding, SplitValue } from '@headwater/core';

/** What the core says of the values of a draft. */
export interface Lint {
  findings: readonly Finding[];
  /** By the name of the parameter, the parts of the text it has now. */
  splits: Readonly<Record<string, SplitValue>>;
}

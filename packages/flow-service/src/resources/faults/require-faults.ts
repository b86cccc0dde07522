import type { FaultRules } from '../../gateway/faults/fault-rules.ts';
import { problem } from '../../problems/service-problem.ts';

/** @throws ServiceProblem for an unknown path if the service was not started for tests */
export function requireFaults(faults: FaultRules | undefined, { method, url }: Request): FaultRules {
  if (faults === undefined) throw problem('404000', { method, path: new URL(url).pathname });
  return faults;
}

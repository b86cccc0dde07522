import { problem } from '../problems/service-problem.ts';
import type { FaultRules } from './fault-rules.ts';

/** @throws ServiceProblem as where nothing is served, when the service was not started for tests */
export function requireFaults(faults: FaultRules | undefined, { method, url }: Request): FaultRules {
  if (faults === undefined) throw problem('404000', method, new URL(url).pathname);
  return faults;
}

import type { Fault } from '@headwater/models';
import { problem, ServiceProblem } from '../../problems/service-problem.ts';

type Refusal = Extract<Fault['effect'], { kind: 'refuse' }>;

/** The platform's problem for each status, where known. */
const PROBLEMS: Readonly<Record<Refusal['status'], (retryAfterSeconds?: number) => ServiceProblem>> = {
  401: () => problem('401013'),
  403: () => problem('FLOW-2120-403', { detail: 'This client lacks the rights.' }),
  409: () => problem('409000'),
  412: () => problem('FLOW-1404-412', { kind: 'Connection', id: 'under test' }),
  429: (retryAfterSeconds = 1) => problem('429050', { seconds: retryAfterSeconds }),
  503: () => problem('FLOW-1103-503'),
};

export function toRefusal({ status, retryAfterSeconds }: Refusal): ServiceProblem {
  const refusal = PROBLEMS[status](retryAfterSeconds);
  return new ServiceProblem(refusal.code, refusal.message, {
    retryAfterSeconds: retryAfterSeconds ?? refusal.retryAfterSeconds,
  });
}

import type { FlowSpec } from '@headwater/models';
import flowSpecs from '../../generated/flow-specs.json' with { type: 'json' };

/** The flow specs that the service offers. */
export const FLOW_SPECS: readonly FlowSpec[] = flowSpecs;

export function findFlowSpec(id: string): FlowSpec | undefined {
  return FLOW_SPECS.find((spec) => spec.id === id);
}

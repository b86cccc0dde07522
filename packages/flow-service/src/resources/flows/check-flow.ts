import type { FlowRow, SandboxScope } from '@headwater/flow-store';
import type { CreateFlowRequest, FlowSpec } from '@headwater/models';
import type { Services } from '../../gateway/services.ts';
import { problem } from '../../problems/service-problem.ts';
import { readSpecVersion } from '../entities/spec-version.ts';
import { findFlowSpec } from '../flow-specs/flow-specs.ts';
import { bindEnds } from './bind-ends.ts';
import { readOptions } from './read-options.ts';
import { readSchedule } from './read-schedule.ts';
import { deltaColumnOf, readTransformations } from './read-transformations.ts';

/** The content of a flow, without its audit fields and its state. */
export type FlowContent = Pick<
  FlowRow,
  | 'name'
  | 'description'
  | 'flowSpec'
  | 'sourceConnectionIds'
  | 'targetConnectionIds'
  | 'transformations'
  | 'scheduleParams'
  | 'options'
  | 'labels'
  | 'policy'
  | 'bound'
>;

/** A flow spec with a Copy transformation reads tables. */
const COPY = 'Copy';

/**
 * Validates a flow, and returns it in one form for all spellings.
 *
 * @throws ServiceProblem `FLOW-1410`, `FLOW-1413`, `FLOW-1439`, or of a provider
 */
export async function checkFlow(
  body: CreateFlowRequest,
  context: { scope: SandboxScope; isDraft: boolean; services: Pick<Services, 'store' | 'sources'> },
): Promise<FlowContent> {
  if (body.state !== undefined) throw problem('FLOW-1410-400');
  const flowSpec = readSpecVersion(body.flowSpec);
  const spec = findFlowSpec(flowSpec.id);
  if (spec === undefined || spec.version !== flowSpec.version)
    throw problem('FLOW-1413-400.flow', { id: flowSpec.id, version: flowSpec.version });
  const { sourceConnectionIds = [], targetConnectionIds = [], options, labels, policy } = body;
  const bound = await bindEnds({ sourceConnectionIds, targetConnectionIds }, spec, context);
  const transformations = body.transformations && readTransformations(body.transformations, spec);
  const scheduleParams = body.scheduleParams && readSchedule(body.scheduleParams);
  if (scheduleParams === undefined && !context.isDraft)
    throw problem('CONNECTOR-1304-400', { detail: 'The mandatory field scheduleParams is missing.' });
  checkDeltaColumn({ scheduleParams, transformations }, spec, context.isDraft);
  return {
    name: body.name,
    ...(body.description !== undefined && { description: body.description }),
    flowSpec,
    sourceConnectionIds,
    targetConnectionIds,
    ...(transformations && { transformations }),
    ...(scheduleParams && { scheduleParams }),
    ...(options && { options: readOptions(options) }),
    ...(labels && { labels }),
    ...(policy && { policy }),
    bound,
  };
}

function checkDeltaColumn(
  {
    scheduleParams,
    transformations,
  }: { scheduleParams: FlowRow['scheduleParams']; transformations: FlowRow['transformations'] },
  { transformationSpecs = [] }: FlowSpec,
  isDraft: boolean,
): void {
  if (scheduleParams === undefined || !transformationSpecs.some(({ name }) => name === COPY)) return;
  const hasDelta = deltaColumnOf(transformations) !== undefined;
  if (scheduleParams.frequency === 'once' && hasDelta) throw problem('CONNECTOR-1369-400');
  if (scheduleParams.frequency !== 'once' && !hasDelta && !isDraft) throw problem('CONNECTOR-1367-400');
}

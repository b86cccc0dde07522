import type { FlowServiceOperations, HeadwaterOperations } from '@headwater/models';
import type { SandboxCall } from '../../gateway/call.ts';
import type { Services } from '../../gateway/services.ts';
import { problem } from '../../problems/service-problem.ts';
import { explainSourceFailure } from '../../source-access/explain-source-failure.ts';
import {
  type ExploreRequest,
  toDetailedRequest,
  toExploreRequest,
} from '../../source-access/explore-request.ts';
import type { ReachableSource } from '../../source-access/reach-source.ts';
import { reachConnection } from '../connections/reach-connection.ts';
import { requireBase64Object } from './base64-object.ts';

type ExploreCall = Pick<
  SandboxCall<FlowServiceOperations['exploreConnection']>,
  'query' | 'path' | 'scope' | 'caller' | 'request'
>;

type DetailedCall = Pick<
  SandboxCall<HeadwaterOperations['exploreConnectionInDetail']>,
  'query' | 'path' | 'scope' | 'caller' | 'request'
>;

/** An explore call with its parsed query and its source, ready to use. */
export interface OpenedExplore {
  request: ExploreRequest;
  reachable: ReachableSource;
  /** Uses the source once and explains any failure. */
  explain<Result>(use: () => Promise<Result>): Promise<Result>;
}

/** @throws ServiceProblem for a wrong query, a connection that does not exist, or a source without a driver */
export async function openExplore(call: ExploreCall, services: Services): Promise<OpenedExplore> {
  const request = toExploreRequest(call.query);
  const isDetecting = request.kind === 'read' && request.withProperties;
  return await open(call, services, { request, isDetecting });
}

/** Like `openExplore`, for a detailed call. */
export async function openDetailedExplore(call: DetailedCall, services: Services): Promise<OpenedExplore> {
  return await open(call, services, { request: toDetailedRequest(call.query), isDetecting: false });
}

async function open(
  call: Omit<ExploreCall, 'query'> & { query: Pick<ExploreCall['query'], 'filters' | 'sourceParams'> },
  services: Services,
  { request, isDetecting }: { request: ExploreRequest; isDetecting: boolean },
): Promise<OpenedExplore> {
  const { filters, sourceParams } = call.query;
  if (filters !== undefined) requireBase64Object('filters', filters);
  if (sourceParams !== undefined) requireBase64Object('sourceParams', sourceParams);

  const reachable = await reachConnection(call.path.connectionId, call, services);
  if (filters !== undefined) throw problem('CONNECTOR-1353-400', { source: reachable.source.displayName });
  return { request, reachable, explain: (use) => explainSourceFailure(use, isDetecting) };
}

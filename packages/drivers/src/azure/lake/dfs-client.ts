import {
  bearerTokenAuthenticationPolicy,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  defaultRetryPolicy,
  type PipelineResponse,
  RestError,
} from '@azure/core-rest-pipeline';
import type { DriverContext } from '../../contract/contract.ts';
import type { ObjectPath } from '../../listings/object-path.ts';
import { createEntraCredential } from '../entra/entra-credential.ts';
import { createStorageHttpClient, LISTING_BYTES } from '../http/guarded-http-client.ts';
import type { LakeAccount } from './lake-account.ts';

/** One request to the Data Lake Storage endpoint. */
interface DfsRequest {
  method: 'GET' | 'HEAD';
  /** The account itself if omitted. */
  place?: ObjectPath;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  /** Return the body as a stream instead of collecting it. @default false */
  isStream?: boolean;
  abortSignal: AbortSignal;
}

/** Sends one request. @throws RestError if it is refused */
export type SendToDfs = (request: DfsRequest) => Promise<PipelineResponse>;

const SCOPE = 'https://storage.azure.com/.default';
const API_VERSION = '2023-11-03';

/**
 * Opens the Data Lake Storage endpoint of an account. Sends nothing yet.
 *
 * @see https://learn.microsoft.com/rest/api/storageservices/data-lake-storage-gen2
 */
export async function openDfs(
  account: LakeAccount,
  context: Pick<DriverContext, 'guard' | 'entraAuthority' | 'limits'>,
): Promise<SendToDfs> {
  const client = createStorageHttpClient(context.guard, LISTING_BYTES + context.limits.maxPreviewBytes);
  const credential = await createEntraCredential(account.credential, context, new URL(account.url).hostname);
  const pipeline = createEmptyPipeline();
  // One retry, for connections that the server closed while they were idle.
  pipeline.addPolicy(defaultRetryPolicy({ maxRetries: 1, retryDelayInMs: 100 }));
  pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: SCOPE }), {
    afterPolicies: ['defaultRetryPolicy'],
  });
  return async ({ method, place, query = {}, headers = {}, isStream = false, abortSignal }) => {
    const request = createPipelineRequest({
      url: `${account.url}${toPath(place)}?${toQuery(query)}`,
      method,
      headers: createHttpHeaders({ ...headers, 'x-ms-version': API_VERSION }),
      abortSignal,
      ...(isStream ? { streamResponseStatusCodes: new Set([200, 206]) } : {}),
    });
    const response = await pipeline.sendRequest(client, request);
    if (response.status < 300) return response;
    throw new RestError('The request was refused.', { statusCode: response.status, request, response });
  };
}

/** Encodes a space as %20, as Microsoft's clients do; a plus sign means a space in forms only. */
function toQuery(query: Readonly<Record<string, string>>): string {
  return new URLSearchParams(query).toString().replaceAll('+', '%20');
}

function toPath(place: ObjectPath | undefined): string {
  if (place === undefined) return '/';
  const segments = [place.container, ...place.name.split('/').filter(Boolean)];
  return `/${segments.map(encodeURIComponent).join('/')}`;
}

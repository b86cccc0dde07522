import type { RawAnswer, RawRequest } from '@headwater/sdk';
import { assertWritable } from './assert-writable.ts';
import type { UseCaseOptions } from './session.ts';
import { sessionOf } from './session-of.ts';

/**
 * Sends a request unchanged. Any method except GET counts as a write and requires confirmation in a production
 * sandbox.
 *
 * @throws HeadwaterError with code `production-guard` if a write to a production sandbox lacks `yesProduction`;
 * nothing was written.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const answer = await callApi({ method: 'GET', path: '/data/foundation/flowservice/connections' });
 */
export async function callApi(
  request: Omit<RawRequest, 'signal' | 'timeoutMs'>,
  options: UseCaseOptions & { yesProduction?: boolean | undefined } = {},
): Promise<RawAnswer> {
  const session = await sessionOf(options);
  if (request.method !== 'GET') await assertWritable(session, options);
  return await session.client.request({ ...request, signal: options.signal });
}

import type { RawAnswer, RawRequest } from '@headwater/sdk';
import { assertWritable } from './assert-writable.ts';
import type { UseCaseOptions } from './session.ts';
import { sessionOf } from './session-of.ts';

/**
 * Sends a request unchanged. Any method except GET counts as a write and requires confirmation in a production
 * sandbox.
 */
export async function callApi(
  request: Omit<RawRequest, 'signal' | 'timeoutMs'>,
  options: UseCaseOptions & { yesProduction?: boolean | undefined } = {},
): Promise<RawAnswer> {
  const session = await sessionOf(options);
  if (request.method !== 'GET') await assertWritable(session, options);
  return await session.client.request({ ...request, signal: options.signal });
}

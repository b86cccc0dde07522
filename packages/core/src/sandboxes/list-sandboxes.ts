import type { Sandbox } from '@headwater/models';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';

/**
 * Lists the sandboxes available to the session's client.
 *
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const sandboxes = await listSandboxes();
 */
export async function listSandboxes(options: UseCaseOptions = {}): Promise<readonly Sandbox[]> {
  const { client } = await sessionOf(options);
  const sandboxes: Sandbox[] = [];
  for await (const sandbox of client.sandboxes.list({ signal: options.signal })) sandboxes.push(sandbox);
  return sandboxes;
}

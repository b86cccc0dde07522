import type { Sandbox } from '@headwater/models';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';

/** Lists the sandboxes available to the session's client. */
export async function listSandboxes(options: UseCaseOptions = {}): Promise<readonly Sandbox[]> {
  const { client } = await sessionOf(options);
  const sandboxes: Sandbox[] = [];
  for await (const sandbox of client.sandboxes.list({ signal: options.signal })) sandboxes.push(sandbox);
  return sandboxes;
}

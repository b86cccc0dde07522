import { listSandboxes } from '@headwater/core';
import { attempt } from '../headwater/attempt.ts';
import { openPortalSession } from '../headwater/portal-session.ts';
import { messages } from '../messages/messages.ts';
import type { SandboxChoice } from './sandbox-menu.tsx';

/** What the shell shows. It stands even when the target does not answer; the type is unknown then. */
export async function loadShell(
  sandbox: string,
): Promise<{ current: SandboxChoice; sandboxes: readonly SandboxChoice[]; target: string }> {
  const { profile } = await openPortalSession(sandbox);
  const listed = await attempt(sandbox, (session) => listSandboxes({ session }));
  const choices = listed.isOk ? listed.value.map(({ name, title, type }) => ({ name, title, type })) : [];
  const known = choices.find(({ name }) => name === sandbox);
  const current: SandboxChoice = known ?? { name: sandbox, title: sandbox, type: 'unknown' };
  return {
    current,
    sandboxes: known ? choices : [current, ...choices],
    target: messages.shell.target(profile.name, profile.baseUrl),
  };
}

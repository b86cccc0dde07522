import { type ErrorReport, listSandboxes } from '@headwater/core';
import { attempt } from '../headwater/attempt.ts';
import { messages } from '../messages/messages.ts';
import { loadProfiles, type Profiles } from '../profiles/load-profiles.ts';
import type { SandboxChoice } from './sandbox-menu.tsx';

/** The data for the frame of every page. */
export interface ShellView {
  current: SandboxChoice;
  sandboxes: readonly SandboxChoice[];
  profiles: Profiles;
  target: string;
  /** Why the chosen profile cannot be used at all. */
  problem: ErrorReport | undefined;
}

/** Loads the data of the shell. Succeeds even if the target does not respond; the sandbox type is unknown then. */
export async function loadShell(sandbox: string): Promise<ShellView> {
  const profiles = await loadProfiles();
  const isSwitched = profiles.current !== profiles.first;
  const [opened, listed] = await Promise.all([
    attempt(sandbox, async ({ profile, tokens }) => {
      // Without a token, no action works in it.
      if (isSwitched) await tokens.token();
      return profile;
    }),
    attempt(sandbox, (session) => listSandboxes({ session })),
  ]);
  const choices = listed.isOk ? listed.value.map(({ name, title, type }) => ({ name, title, type })) : [];
  const known = choices.find(({ name }) => name === sandbox);
  const current: SandboxChoice = known ?? { name: sandbox, title: sandbox, type: 'unknown' };
  return {
    current,
    sandboxes: known ? choices : [current, ...choices],
    profiles,
    target: opened.isOk ? messages.shell.target(opened.value.name, opened.value.baseUrl) : profiles.current,
    problem: opened.isOk || !isSwitched ? undefined : opened.problem,
  };
}

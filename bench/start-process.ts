import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The local client that the service announces. */
export interface ServiceAnnouncement {
  url: string;
  client: { clientId: string; clientSecret: string; imsOrg: string };
}

/** A measured process, with its announcement. */
export interface StartedProcess<A> {
  announcement: A;
  pid: number;
  /** Sends a message and waits for the reply. */
  ask<T>(message: string): Promise<T>;
  stop(): Promise<void>;
}

/** Starts the built embedded service on the given data directory, or on a new one. */
export async function startService(dataDirectory?: string): Promise<StartedProcess<ServiceAnnouncement>> {
  const directory = dataDirectory ?? (await mkdtemp(join(tmpdir(), 'headwater-bench-')));
  const started = await startProcess<ServiceAnnouncement>('service.ts', [directory]);
  return {
    ...started,
    async stop() {
      await started.stop();
      if (!dataDirectory) await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Starts a file of `bench/processes` with built packages, and waits for its announcement. */
export async function startProcess<A>(
  file: string,
  parameters: readonly string[] = [],
): Promise<StartedProcess<A>> {
  const child = fork(join(import.meta.dirname, 'processes', file), parameters, { execArgv: [] });
  const [announcement] = (await once(child, 'message')) as [A];
  return {
    announcement,
    pid: child.pid ?? 0,
    async ask<T>(message: string) {
      child.send(message);
      const [answer] = (await once(child, 'message')) as [T];
      return answer;
    },
    stop: () => stopProcess(child),
  };
}

async function stopProcess(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await exited;
  clearTimeout(timer);
}

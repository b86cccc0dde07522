import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ServiceAnnouncement } from '../start-process.ts';

/** The service under soak, in a separate process. */
export interface SoakService extends ServiceAnnouncement {
  /** Resident memory after garbage collection. */
  measureRss(): Promise<number>;
  /** Sends `kill -9`, and waits for the process to end. */
  kill(): Promise<void>;
  /** True if the process ended by itself. */
  hasCrashed(): boolean;
}

export interface ServiceSettings {
  dataDirectory: string;
  environment: Readonly<Record<string, string>>;
  /** Called with the output of the process. */
  onOutput: (piece: string) => void;
}

const PROCESS = join(import.meta.dirname, '..', 'processes', 'soak-service.ts');

/** Starts the service from source. It ends with this process, even if this process crashes. */
export async function startService({
  dataDirectory,
  environment,
  onOutput,
}: ServiceSettings): Promise<SoakService> {
  const child = fork(PROCESS, [dataDirectory], {
    execArgv: ['--conditions=@headwater/source', '--expose-gc'],
    env: { ...process.env, ...environment },
    silent: true,
  });
  for (const output of [child.stdout, child.stderr]) output?.setEncoding('utf8').on('data', onOutput);
  let isKilled = false;
  const announcement = await nextMessage<ServiceAnnouncement>(child);
  return {
    ...announcement,
    async measureRss() {
      child.send('measure');
      return (await nextMessage<{ rssBytes: number }>(child)).rssBytes;
    },
    async kill() {
      isKilled = true;
      if (hasEnded(child)) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
    hasCrashed: () => !isKilled && hasEnded(child),
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  const ended = new AbortController();
  const message = once(child, 'message', ended);
  const exit = once(child, 'exit', ended);
  try {
    const [first] = await Promise.race([
      message,
      exit.then(() => Promise.reject(new Error('The service ended.'))),
    ]);
    return first as Message;
  } finally {
    ended.abort();
    await Promise.allSettled([message, exit]);
  }
}

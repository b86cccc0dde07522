import { Worker } from 'node:worker_threads';

/** Worker threads that read files and wait a while for the next file before they end. */
export interface ReaderPool {
  /**
   * Lends a thread for one job.
   * @param use Its promise resolves, when the thread is free again, to a function that returns or throws the outcome.
   * If it rejects, the thread is terminated.
   */
  lend<T>(signal: AbortSignal | undefined, use: (worker: Worker) => Promise<() => T>): Promise<T>;
}

export interface ReaderPoolOptions {
  maxReaders: number;
  /** How long an idle thread is kept, in milliseconds. */
  idleMs: number;
  /** Limit on the heap of a thread, in MiB; the bytes of the file do not count. */
  maxHeapMib: number;
}

// Source files run unbuilt; builds contain the same file as JavaScript.
const ENTRY = new URL(`./file-reader${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Creates a pool that starts threads on demand and never keeps the process alive. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: to be split
export function createReaderPool({ maxReaders, idleMs, maxHeapMib }: ReaderPoolOptions): ReaderPool {
  const idle = new Map<Worker, NodeJS.Timeout>();
  const waiting = new Set<() => void>();
  let count = 0;

  function start(): Worker {
    const worker = new Worker(ENTRY, {
      // The reader needs no environment variables, and without them a hostile file cannot leak any.
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMib, maxYoungGenerationSizeMb: 32 },
    });
    count++;
    worker.on('error', () => {});
    worker.once('exit', () => {
      clearTimeout(idle.get(worker));
      idle.delete(worker);
      count--;
      wakeNext();
    });
    return worker;
  }

  function takeIdle(): Worker | undefined {
    const [worker] = idle.keys();
    if (worker === undefined) return undefined;
    clearTimeout(idle.get(worker));
    idle.delete(worker);
    worker.ref();
    return worker;
  }

  function giveBack(worker: Worker): void {
    worker.unref();
    idle.set(worker, setTimeout(() => void worker.terminate(), idleMs).unref());
    wakeNext();
  }

  function wakeNext(): void {
    const [wake] = waiting;
    wake?.();
  }

  async function take(signal: AbortSignal | undefined): Promise<Worker> {
    while (idle.size === 0 && count >= maxReaders) {
      await turn(waiting, signal);
    }
    return takeIdle() ?? start();
  }

  return {
    async lend(signal, use) {
      signal?.throwIfAborted();
      const worker = await take(signal);
      let outcome: Awaited<ReturnType<typeof use>>;
      try {
        outcome = await use(worker);
      } catch (error) {
        void worker.terminate();
        throw error;
      }
      giveBack(worker);
      return outcome();
    },
  };
}

/** Waits until a thread may be free. */
function turn(waiting: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      waiting.delete(wake);
      reject(signal?.reason);
    };
    const wake = () => {
      waiting.delete(wake);
      signal?.removeEventListener('abort', stop);
      resolve();
    };
    waiting.add(wake);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

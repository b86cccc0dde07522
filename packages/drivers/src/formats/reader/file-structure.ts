import type { Worker } from 'node:worker_threads';
import type { Structure } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { type BytesSource, boundSource, layoutLimitReached } from '../file/bytes-source.ts';
import { type FileRequest, hardLimit } from '../file/file-request.ts';
import type { FromReader, Rows, ToReader } from './reader-messages.ts';
import { createReaderPool, type ReaderPool } from './reader-pool.ts';

/**
 * Reads the columns and first rows of a file of any size in a worker thread, so that no content of a file blocks the
 * service.
 * @throws DriverError `file-unreadable`, `read-limit-reached`, `reader-ended`, `compression-unsupported`,
 * `encoding-unsupported` or `delimiter-unsupported`; the reason of the signal; any error of the source
 */
export const readFileStructure: ReadFileStructure = createFileReader(
  // One pool for the process: threads cost memory, and a file keeps a thread until its deadline at most.
  createReaderPool({ maxReaders: 4, idleMs: 10_000, maxHeapMib: 256 }),
);

type ReadFileStructure = (source: BytesSource, request: CancellableRequest) => Promise<Structure>;

/** The part of a file to read. The signal ends the thread that reads it at any point. */
type CancellableRequest = FileRequest & { signal?: AbortSignal };

/** Makes a file reader from a pool of threads. */
export function createFileReader(pool: ReaderPool): ReadFileStructure {
  return async (source, { signal, ...request }) =>
    await pool.lend(signal, (worker) => readWith(worker, { source, request, signal }));
}

interface Reading {
  source: BytesSource;
  request: FileRequest;
  signal: AbortSignal | undefined;
}

async function readWith(worker: Worker, { source, request, signal }: Reading): Promise<() => Structure> {
  const bounded = boundSource(source, hardLimit(request.limits), layoutLimitReached);
  const outcome = Promise.withResolvers<() => Structure>();
  const send = (message: ToReader) => worker.postMessage(message);
  const rows: Rows[number][] = [];
  let sourceError: { error: unknown } | undefined;

  async function sendBytes({ id, start, end }: { id: number; start: number; end: number }): Promise<void> {
    try {
      // A copy, because the part may be a view of a larger buffer, and a transferred buffer is detached here.
      const bytes = new Uint8Array(await bounded.read(start, end));
      worker.postMessage({ kind: 'bytes', id, bytes } satisfies ToReader, [bytes.buffer]);
    } catch (error) {
      sourceError ??= { error };
      send({ kind: 'no-bytes', id });
    }
  }

  function onMessage(message: FromReader): void {
    if (message.kind === 'want-bytes') {
      void sendBytes(message);
    } else if (message.kind === 'rows') {
      rows.push(...message.rows);
      // Yields to the event loop between two parts.
      setImmediate(() => send({ kind: 'more-rows' }));
    } else {
      outcome.resolve(() => conclude(message, { rows, request, sourceError }));
    }
  }
  const onError = (error: unknown) => outcome.reject(readerEnded(error));
  const onAbort = () => outcome.reject(signal?.reason);
  worker.on('message', onMessage).once('error', onError).once('exit', onError);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    send({ kind: 'job', job: { size: source.size, request } });
    return await outcome.promise;
  } finally {
    worker.off('message', onMessage).off('error', onError).off('exit', onError);
    signal?.removeEventListener('abort', onAbort);
  }
}

function conclude(
  message: Extract<FromReader, { kind: 'done' | 'failed' | 'broken' }>,
  {
    rows,
    request,
    sourceError,
  }: { rows: Rows; request: FileRequest; sourceError: { error: unknown } | undefined },
): Structure {
  if (message.kind === 'done') return request.withRows ? { ...message.structure, rows } : message.structure;
  if (sourceError !== undefined) throw sourceError.error;
  throw message.kind === 'failed' ? new DriverError(message.failure, message.reason) : message.error;
}

function readerEnded(error: unknown): DriverError {
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new DriverError(
    {
      code: 'reader-ended',
      cause: isMemory
        ? 'Showing this file needs more memory than one preview may use.'
        : 'The reader of this file ended unexpectedly.',
      nextStep: isMemory
        ? 'Ask for fewer rows, or store the data in smaller records or pages.'
        : 'Try again. If the same file fails again, report it, and say which program wrote the file.',
      fixableBy: 'you',
    },
    error,
  );
}

import { parentPort } from 'node:worker_threads';
import { DriverError } from '../../contract/driver-error.ts';
import type { BytesSource } from '../file/bytes-source.ts';
import { readFile } from './read-file.ts';
import type { FromReader, ReaderJob, Rows, ToReader } from './reader-messages.ts';
import { divideRows } from './row-parts.ts';

/** Entry point of the worker thread, which reads one file at a time from bytes that the service sends. */

// The service decodes a message of this weight within a few milliseconds.
const WEIGHT_PER_MESSAGE = 4000;

const pending = new Map<number, PromiseWithResolvers<Uint8Array>>();
let sendMoreRows: (() => void) | undefined;
let lastId = 0;

parentPort?.on('message', (message: ToReader) => {
  if (message.kind === 'job') void run(message.job);
  else if (message.kind === 'more-rows') sendMoreRows?.();
  else settle(message);
});

function send(message: FromReader): void {
  parentPort?.postMessage(message);
}

function settle(message: Extract<ToReader, { id: number }>): void {
  const read = pending.get(message.id);
  pending.delete(message.id);
  if (message.kind === 'bytes') read?.resolve(message.bytes);
  else read?.reject(new Error('The source could not be read.'));
}

async function run({ size, request }: ReaderJob): Promise<void> {
  try {
    const { rows, ...structure } = await readFile(remoteSource(size), request);
    if (rows !== undefined) await sendRows(rows);
    send({ kind: 'done', structure });
  } catch (error) {
    send(toMessage(error));
  }
}

function remoteSource(size: number): BytesSource {
  return {
    size,
    read(start, end) {
      const read = Promise.withResolvers<Uint8Array>();
      const id = ++lastId;
      pending.set(id, read);
      send({ kind: 'want-bytes', id, start, end });
      return read.promise;
    },
  };
}

async function sendRows(rows: Rows): Promise<void> {
  for (const part of divideRows(rows, WEIGHT_PER_MESSAGE)) {
    const taken = new Promise<void>((resolve) => {
      sendMoreRows = resolve;
    });
    send({ kind: 'rows', rows: part });
    await taken;
  }
}

/** Class instances cannot be sent between threads, but the content of a failure can. */
function toMessage(error: unknown): FromReader {
  if (!(error instanceof DriverError)) return { kind: 'broken', error };
  const { code, cause, nextStep, fixableBy, reason } = error;
  const cloneable = reason instanceof Error ? reason : undefined;
  return { kind: 'failed', failure: { code, cause, nextStep, fixableBy }, reason: cloneable };
}

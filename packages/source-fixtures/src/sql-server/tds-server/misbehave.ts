import { once } from 'node:events';
import type { Response } from './response.ts';
import type { TableBehavior } from './tds-server-options.ts';
import { type ResultColumn, writeRow } from './tokens.ts';
import type { SqlValue } from './value-encoding.ts';

interface Scene {
  columns: readonly ResultColumn[];
  rows: Iterable<readonly SqlValue[]>;
  response: Response;
  close(): void;
  signal: AbortSignal;
}

const UNKNOWN_LENGTH = Buffer.from('feffffffffffffff', 'hex');
const CHUNK_SIZE = 8000;

/** Runs the configured misbehavior of a table instead of returning its rows, until the client cancels. */
export async function misbehave(behavior: TableBehavior, scene: Scene): Promise<void> {
  switch (behavior) {
    case 'endless-rows':
      return await sendEndlessRows(scene);
    case 'endless-value':
      return await sendEndlessValue(scene);
    case 'silent':
      if (!scene.signal.aborted) await once(scene.signal, 'abort');
      return;
    case 'garbage':
      return await scene.response.write(Buffer.alloc(64, 0x07));
    case 'closes-mid-row':
      return await closeWithinRow(scene);
  }
}

async function sendEndlessRows({ columns, rows, response, signal }: Scene): Promise<void> {
  await response.columns(columns);
  const [row = columns.map(() => null), ...others] = rows;
  const tokens = Buffer.concat([row, ...others].map((values) => writeRow(columns, values)));
  while (!signal.aborted) await response.write(tokens);
}

async function sendEndlessValue({ columns, response, signal }: Scene): Promise<void> {
  const [first] = columns;
  if (first?.type.length !== 'max')
    throw new Error('A value without end needs a first column of type (max).');
  await response.columns([first]);
  await response.write(Buffer.concat([Buffer.from([0xd1]), UNKNOWN_LENGTH]));
  const chunk = Buffer.alloc(4 + CHUNK_SIZE, 0x41);
  chunk.writeUInt32LE(CHUNK_SIZE);
  while (!signal.aborted) await response.write(chunk);
}

async function closeWithinRow({ columns, rows, response, close }: Scene): Promise<void> {
  await response.columns(columns);
  const [row = []] = rows;
  const token = writeRow(columns, row);
  await response.write(token.subarray(0, Math.ceil(token.length / 2)));
  await response.flush();
  close();
}

import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { createKeyedTools } from '../audit/keyed-tools.ts';
import { explainDataFailures } from '../data-directory/explain-data-failures.ts';
import { openStore, type StoreOptions } from '../data-directory/open-store.ts';
import { refuseMissingStore } from '../data-directory/refuse-missing-store.ts';
import type { StoredRow } from '../domain/row-store.ts';
import type { Store } from '../domain/store.ts';
import { processEnvironment } from '../environment.ts';
import { mayHoldClearCredentials, sealStoredCredentials } from '../sealing/seal-stored-credentials.ts';
import { loadMasterKeys } from '../secrets/load-master-keys.ts';
import { createSnapshotDigest, type SnapshotDigest } from './digest-rows.ts';
import { encodeRow } from './row-codec.ts';
import { SnapshotError } from './snapshot-error.ts';
import { FORMAT, FORMAT_VERSION, type SnapshotHeader, type SnapshotManifest } from './snapshot-format.ts';

export interface CreateSnapshotOptions extends StoreOptions {
  /** Path of the new file, which must not exist yet. */
  file: string;
  /** Epoch milliseconds. @default Date.now */
  now?: () => number;
}

/**
 * Writes a consistent copy of all stored data to a file that only its owner can read. Services may keep running.
 * @throws `SnapshotError` or `StoreOpenError`
 */
export async function createSnapshot(options: CreateSnapshotOptions): Promise<SnapshotManifest> {
  return await explainDataFailures(() => create(options));
}

async function create(options: CreateSnapshotOptions): Promise<SnapshotManifest> {
  const { file, now = Date.now } = options;
  refuseMissingStore(options);
  const store = await openStore(options);
  const header = {
    format: FORMAT,
    version: FORMAT_VERSION,
    createdAt: now(),
    schema: store.rows.schema,
  } as const;
  const draft = `${file}.${randomUUID()}`;
  try {
    await sealFirst(store, options);
    const manifest = await store.rows.readAll((rows) => write(rows, { header, draft }));
    // Unlike a rename, a link never replaces an existing file.
    await link(draft, file);
    return manifest;
  } catch (error) {
    throw explainWriting(error, file);
  } finally {
    await rm(draft, { force: true });
    await store.close();
  }
}

/** A store that no service of this version has opened yet may contain credentials in clear. */
async function sealFirst(store: Store, options: CreateSnapshotOptions): Promise<void> {
  const { dataDirectory, environment = processEnvironment, now = Date.now } = options;
  if (!(await mayHoldClearCredentials(store))) return;
  const keys = await loadMasterKeys({ environment, dataDirectory, mayCreate: false });
  await sealStoredCredentials(store, { ...createKeyedTools(keys, now), now });
}

async function write(
  rows: AsyncIterable<StoredRow>,
  { header, draft }: { header: SnapshotHeader; draft: string },
): Promise<SnapshotManifest> {
  const digest = createSnapshotDigest();
  const target = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(Readable.from(toLines(rows, header, digest)), createGzip(), target);
  const { format: _format, ...told } = header;
  return { ...told, ...digest.trailer() };
}

async function* toLines(
  rows: AsyncIterable<StoredRow>,
  header: SnapshotHeader,
  digest: SnapshotDigest,
): AsyncGenerator<string, void, void> {
  const first = toLine(header);
  digest.addLine(first);
  yield first;
  for await (const { table, row } of rows) {
    const line = toLine({ table, row: encodeRow(row) });
    digest.addRow({ table, row });
    digest.addLine(line);
    yield line;
  }
  yield toLine(digest.trailer());
}

function toLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

const UNWRITABLE: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC']);

function explainWriting(cause: unknown, file: string): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EEXIST') {
    const message = `The file ${file} already exists. Choose another name, or remove the file first.`;
    return new SnapshotError('snapshot-exists', message, { cause });
  }
  if (!UNWRITABLE.has(code)) return cause;
  const message = `${file} cannot be written (${code}). Name a file in an existing, writable folder with free space.`;
  return new SnapshotError('snapshot-not-writable', message, { cause });
}

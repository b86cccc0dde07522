import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { BlobBackend } from './blob-backend.ts';
import { DfsRefusal, type DfsRefusalCode } from './dfs-refusal.ts';
import { isDirectory } from './list-paths.ts';

/** A file or directory of a filesystem. */
export interface DfsPath {
  fileSystem: string;
  path: string;
}

const REFUSALS: Readonly<Record<number, DfsRefusalCode>> = {
  404: 'PathNotFound',
  412: 'ConditionNotMet',
  416: 'InvalidRange',
};

/** Blob headers that also apply to a path. */
const SHARED = ['accept-ranges', 'content-length', 'content-range', 'content-type', 'etag', 'last-modified'];

/** Path - Read and Path - Get Properties. */
export async function readPath(
  backend: BlobBackend,
  { fileSystem, path }: DfsPath,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const address = [fileSystem, ...path.split('/')].map(encodeURIComponent).join('/');
  const answer = await backend.forward(`/${address}`, request);
  const { statusCode = 500, headers } = answer;
  const isMarked = String(headers['x-ms-meta-hdi_isfolder']).toLowerCase() === 'true';
  if (statusCode >= 300 || isMarked) answer.resume();
  const container = backend.service.getContainerClient(fileSystem);
  if (isMarked || (statusCode === 404 && (await isDirectory(container, path)))) {
    return sendDirectory(request, response);
  }
  if (statusCode >= 300) throw refuse(statusCode);
  for (const name of SHARED) {
    const value = headers[name];
    if (value !== undefined) response.setHeader(name, value);
  }
  response.writeHead(statusCode, { 'x-ms-resource-type': 'file' });
  await pipeline(answer, response);
}

function sendDirectory({ method }: IncomingMessage, response: ServerResponse): void {
  if (method !== 'HEAD') throw new DfsRefusal('NotPartOfThisFixture', 'It reads no directories.');
  response.writeHead(200, { 'content-length': '0', 'x-ms-resource-type': 'directory' }).end();
}

function refuse(status: number): Error {
  const code = REFUSALS[status];
  return code === undefined ? new Error(`The emulator answered ${status}.`) : new DfsRefusal(code);
}

import { type Client, FileType } from 'basic-ftp';
import type { Entry } from '../contract.ts';
import { fileEntry, folderEntry } from '../file-entries.ts';
import type { BytesSource } from '../formats/bytes-source.ts';
import { guessFileType } from '../formats/file-type.ts';
import type { FtpPlace } from './ftp-place.ts';
import { type SessionOptions, useFtp } from './ftp-session.ts';

/** Folders and files directly inside a folder. */
export async function listFolder(client: Client, folder: string, maxEntries: number): Promise<Entry[]> {
  // Some servers list what is not there as empty; none goes there.
  await client.cd(folder || '/');
  const files = await client.list();
  const entries = files
    .filter(({ name }) => name !== '' && name !== '.' && name !== '..' && !name.includes('/'))
    .map(({ name, type }) => {
      // A listing does not say what a link leads to.
      const isLinkedFile = type === FileType.SymbolicLink && guessFileType(name) !== undefined;
      const isFile = type === FileType.File || isLinkedFile;
      return isFile ? fileEntry(`${folder}/${name}`) : folderEntry(`${folder}/${name}`);
    });
  return entries.slice(0, maxEntries);
}

/** A file as a source of bytes. Its size is asked for now. */
export async function openFtpSource(
  place: FtpPlace,
  path: string,
  options: SessionOptions,
): Promise<BytesSource> {
  const size = await useFtp(place, options, (client) => client.size(path));
  return {
    size,
    // Servers disagree on what comes after a transfer that was broken off, so each part has a session of its own.
    read: (start, end) => useFtp(place, options, (client) => readPart(client, path, { start, end })),
  };
}

async function readPart(
  client: Client,
  path: string,
  { start, end }: { start: number; end: number },
): Promise<Uint8Array> {
  await client.prepareTransfer(client.ftp);
  if (start > 0) await client.send(`REST ${start}`);
  const bytes = new Uint8Array(end - start);
  const data = client.ftp.dataSocket;
  let filled = 0;
  await client.ftp.handle(`RETR ${path}`, (response, task) => {
    if (response instanceof Error) return task.reject(response);
    if (response.code >= 200) {
      // What was sent may still be on its way.
      if (data === undefined || data.closed) task.reject(cutOff());
      return;
    }
    data?.on('data', (chunk: Buffer) => {
      const wanted = chunk.subarray(0, bytes.length - filled);
      bytes.set(wanted, filled);
      filled += wanted.length;
      if (filled === bytes.length) task.resolve(response);
    });
    data?.on('close', () => task.reject(cutOff()));
  });
  return bytes;
}

/** The connection for data ended before all was there. */
function cutOff(): Error {
  return Object.assign(new Error('The file was cut off.'), { code: 'ECONNRESET' });
}

import { type Client, type FileInfo, FileType } from 'basic-ftp';
import type { Entry } from '../contract/contract.ts';
import type { BytesSource } from '../formats/file/bytes-source.ts';
import { guessFileType } from '../formats/file/file-type.ts';
import { fileEntry, folderEntry } from '../listings/file-entries.ts';
import { createPage } from '../listings/listing-page.ts';
import { type SessionOptions, useFtp } from './ftp-session.ts';
import type { FtpTarget } from './ftp-target.ts';
import { readListing } from './read-listing.ts';
import { fromWire, toShownName, toWire } from './wire-name.ts';

type Kind = 'file' | 'folder' | 'link' | 'other';

/** A page of the folders and files directly inside a folder. */
export async function listFolder(
  client: Client,
  folder: string,
  bounds: { maxEntries: number; after: string | undefined },
): Promise<{ entries: readonly Entry[]; next: string | undefined }> {
  // Some servers list what is not there as empty; none goes there.
  await client.cd(toWire(folder || '/'));
  const page = createPage<Kind>(bounds);
  let pending: { name: string; kind: Kind } | undefined;
  const settle = () => {
    const { name = '', kind = 'other' } = pending ?? {};
    if (kind !== 'other' && !['', '.', '..'].includes(name) && !name.includes('/'))
      page.add(fromWire(name), kind);
  };
  await readListing(client, (line, isMachineReadable) => {
    const found = isMachineReadable ? parseFacts(line) : parseLine(client, line);
    // A name may have line breaks of its own, and each line that begins an entry has a form.
    if (found === undefined && pending !== undefined) pending.name += `\n${line}`;
    if (found === undefined) return;
    settle();
    pending = found;
  });
  settle();
  const { items, next } = page.finish();
  return { entries: items.map(([name, kind]) => toEntry(folder, name, kind)), next };
}

function toEntry(folder: string, name: string, kind: Kind): Entry {
  const path = `${folder}/${name}`;
  // A listing does not say what a link leads to.
  const isFile = kind === 'file' || (kind === 'link' && guessFileType(name) !== undefined);
  return { ...(isFile ? fileEntry(path) : folderEntry(path)), name: toShownName(name) };
}

/** @see https://datatracker.ietf.org/doc/html/rfc3659#section-7.2 */
function parseFacts(line: string): { name: string; kind: Kind } | undefined {
  const [, facts, name] = /^((?:[\w.-]+=[^;]*;)+) (.*)$/s.exec(line) ?? [];
  if (facts === undefined || name === undefined) return undefined;
  const type = /(?:^|;)type=([^;]*)/i.exec(facts)?.[1]?.toLowerCase() ?? '';
  if (type === 'file') return { name, kind: 'file' };
  if (type === 'dir') return { name, kind: 'folder' };
  if (type.startsWith('os.unix=s')) return { name, kind: 'link' };
  // The folder itself and the one above it, and types that only their system knows.
  return { name, kind: 'other' };
}

/** The forms that servers without facts list in; undefined for a line of none. */
function parseLine(client: Client, line: string): { name: string; kind: Kind } | undefined {
  const infos = parseOrNothing(client, line);
  if (infos === undefined) return undefined;
  const [info] = infos;
  const kinds: Readonly<Record<number, Kind>> = {
    [FileType.File]: 'file',
    [FileType.Directory]: 'folder',
    [FileType.SymbolicLink]: 'link',
  };
  // Of the folder itself, and of totals, the library makes nothing.
  return info === undefined
    ? { name: '', kind: 'other' }
    : { name: info.name, kind: kinds[info.type] ?? 'other' };
}

function parseOrNothing(client: Client, line: string): FileInfo[] | undefined {
  try {
    return client.parseList(line);
  } catch {
    return undefined;
  }
}

/** A file as a source of bytes. Its size is asked for now. */
export async function openFtpSource(
  target: FtpTarget,
  path: string,
  options: SessionOptions,
): Promise<BytesSource> {
  const size = await useFtp(target, options, (client) => client.size(toWire(path)));
  return {
    size,
    // Servers disagree on what comes after a transfer that was broken off, so each part has a session of its own.
    read: (start, end) => useFtp(target, options, (client) => readPart(client, path, { start, end })),
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
  await client.ftp.handle(`RETR ${toWire(path)}`, (response, task) => {
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

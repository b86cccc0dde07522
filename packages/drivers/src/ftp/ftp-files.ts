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

/** Lists a page of the folders and files directly inside a folder. */
export async function listFolder(
  client: Client,
  folder: string,
  bounds: { maxEntries: number; after: string | undefined },
): Promise<{ entries: readonly Entry[]; next: string | undefined }> {
  // Some servers list a missing folder as empty, but no server changes into it.
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
    // A name may contain line breaks, but every line that begins an entry has a known format.
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
  // A listing does not show the target of a link.
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
  // The folder itself and its parent, and types that only the server's system knows.
  return { name, kind: 'other' };
}

/** The listing formats of servers without MLSD facts; undefined for a line in none of them. */
function parseLine(client: Client, line: string): { name: string; kind: Kind } | undefined {
  const infos = parseOrNothing(client, line);
  if (infos === undefined) return undefined;
  const [info] = infos;
  const kinds: Readonly<Record<number, Kind>> = {
    [FileType.File]: 'file',
    [FileType.Directory]: 'folder',
    [FileType.SymbolicLink]: 'link',
  };
  // The library returns nothing for the folder itself and for totals.
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

/** Opens a file as a source of bytes. Requests its size now. */
export async function openFtpSource(
  target: FtpTarget,
  path: string,
  options: SessionOptions,
): Promise<BytesSource> {
  const size = await useFtp(target, options, (client) => client.size(toWire(path)));
  return {
    size,
    // Servers differ in their replies after an aborted transfer, so each part has its own session.
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
      // Sent bytes may not have arrived yet.
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

/** The data connection ended before all bytes arrived. */
function cutOff(): Error {
  return Object.assign(new Error('The file was truncated.'), { code: 'ECONNRESET' });
}

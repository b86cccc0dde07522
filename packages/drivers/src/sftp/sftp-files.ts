import ssh2, { type FileEntryWithStats, type SFTPWrapper, type Stats } from 'ssh2';
import type { Entry } from '../contract.ts';
import { fileEntry, folderEntry } from '../file-entries.ts';
import type { BytesSource } from '../formats/bytes-source.ts';
import { call } from './sftp-session.ts';

/** Servers need not give more than this at a time. */
const PART_BYTES = 32 * 1024;

/** Folders and files directly inside a folder: as many as the limit allows, in the order of the server. */
export async function listFolder(sftp: SFTPWrapper, folder: string, maxEntries: number): Promise<Entry[]> {
  const handle = await call<Buffer>((done) => sftp.opendir(folder || '/', done));
  const entries: Entry[] = [];
  while (entries.length < maxEntries) {
    const names = await readNames(sftp, handle);
    if (names === undefined) break;
    for (const name of names) entries.push(...(await toEntries(sftp, folder, name)));
  }
  await call<void>((done) => sftp.close(handle, (error) => done(error, undefined)));
  return entries.slice(0, maxEntries);
}

/** A file as a source of bytes; undefined when the path is that of something else. */
export async function openSftpSource(
  sftp: SFTPWrapper,
  path: string,
  { canReadParts }: { canReadParts: boolean },
): Promise<BytesSource | undefined> {
  const handle = await call<Buffer>((done) => sftp.open(path, 'r', done));
  const { size, ...stats } = await call<Stats>((done) => sftp.fstat(handle, done));
  if (isFolder(stats.mode)) return undefined;

  async function readPart(bytes: Buffer, { from, to, start }: { from: number; to: number; start: number }) {
    let filled = from;
    while (filled < to) {
      const count = await call<number>((done) => {
        sftp.read(handle, bytes, filled, to - filled, start + filled, (error, got) => done(error, got));
      });
      if (count === 0) throw Object.assign(new Error('The file became shorter.'), { code: 'ECONNRESET' });
      filled += count;
    }
  }

  return {
    size,
    async read(start, end) {
      const bytes = Buffer.alloc(end - start);
      const step = canReadParts ? PART_BYTES : bytes.length;
      const parts: Promise<void>[] = [];
      for (let from = 0; from < bytes.length; from += step) {
        parts.push(readPart(bytes, { from, to: Math.min(from + step, bytes.length), start }));
      }
      await Promise.all(parts);
      return bytes;
    },
  };
}

/** The next names of an opened folder; undefined at its end. */
async function readNames(sftp: SFTPWrapper, handle: Buffer): Promise<FileEntryWithStats[] | undefined> {
  return await call<FileEntryWithStats[] | undefined>((done) => {
    sftp.readdir(handle, (error, names) => {
      const isEnd = error !== undefined && 'code' in error && error.code === ssh2.utils.sftp.STATUS_CODE.EOF;
      if (isEnd) done(undefined, undefined);
      else done(error, names);
    });
  });
}

async function toEntries(
  sftp: SFTPWrapper,
  folder: string,
  { filename, attrs }: FileEntryWithStats,
): Promise<Entry[]> {
  if (filename === '' || filename.includes('/')) return [];
  const path = `${folder}/${filename}`;
  const mode = isLink(attrs.mode) ? await modeBehind(sftp, path) : attrs.mode;
  if (mode === undefined) return [];
  if (isFolder(mode)) return [folderEntry(path)];
  return isFile(mode) ? [fileEntry(path)] : [];
}

/** What a link points to; undefined when it is not there. */
async function modeBehind(sftp: SFTPWrapper, path: string): Promise<number | undefined> {
  const stats = await call<Stats>((done) => sftp.stat(path, done)).catch(() => undefined);
  return stats?.mode;
}

// Kinds of files as in POSIX, which is what the protocol carries.
const isKind = (kind: number) => (mode: number) => (mode & 0o170000) === kind;
const isFolder = isKind(0o040000);
const isFile = isKind(0o100000);
const isLink = isKind(0o120000);

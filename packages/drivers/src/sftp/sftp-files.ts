import ssh2, { type FileEntryWithStats, type SFTPWrapper, type Stats } from 'ssh2';
import type { Entry } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import type { BytesSource } from '../formats/file/bytes-source.ts';
import { guessFileType } from '../formats/file/file-type.ts';
import { fileEntry, folderEntry } from '../listings/file-entries.ts';
import { createPage } from '../listings/listing-page.ts';
import { describeSftpFailure } from './describe-sftp-failure.ts';
import { LOST_BYTE } from './explain-sftp-error.ts';
import { call } from './sftp-session.ts';

/** Servers may limit a read to this size. */
const PART_BYTES = 32 * 1024;

/** Concurrent requests of one session. */
const AT_ONCE = 64;

/** Lists a page of the folders and files directly inside a folder. */
export async function listFolder(
  sftp: SFTPWrapper,
  folder: string,
  bounds: { maxEntries: number; after: string | undefined },
): Promise<{ entries: readonly Entry[]; next: string | undefined }> {
  const handle = await call<Buffer>((done) => sftp.opendir(folder || '/', done));
  const page = createPage<FileEntryWithStats>(bounds);
  const keyOf = createKeys();
  for (
    let names = await readNames(sftp, handle);
    names !== undefined;
    names = await readNames(sftp, handle)
  ) {
    for (const found of names) {
      if (found.filename !== '' && !found.filename.includes('/')) page.add(keyOf(found.filename), found);
    }
  }
  await call<void>((done) => sftp.close(handle, (error) => done(error, undefined)));
  const { items, next } = page.finish();
  const entries: Entry[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const group = items.slice(from, from + AT_ONCE).map(([, found]) => toEntries(sftp, folder, found));
    entries.push(...(await Promise.all(group)).flat());
  }
  return { entries, next };
}

/** Names that are not UTF-8 may look the same; each is an entry of its own. */
function createKeys(): (name: string) => string {
  const counts = new Map<string, number>();
  return (name) => {
    if (!name.includes(LOST_BYTE)) return name;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return count === 0 ? name : `${name}/${count}`;
  };
}

/** Opens a file as a source of bytes; undefined if the path is not a file. */
export async function openSftpSource(
  sftp: SFTPWrapper,
  path: string,
  { canReadParts }: { canReadParts: boolean },
): Promise<BytesSource | undefined> {
  const handle = await call<Buffer>((done) => sftp.open(path, 'r', done));
  const { size, ...stats } = await call<Partial<Stats>>((done) => sftp.fstat(handle, done));
  if (kindOf(stats.mode) === 'folder') return undefined;
  if (size === undefined) throw sizeMissing(path);

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

/** Reads the next names of an opened folder; undefined at its end. */
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
  { filename, longname, attrs }: FileEntryWithStats,
): Promise<Entry[]> {
  const path = `${folder}/${filename}`;
  const kind = kindOf(attrs.mode) ?? kindInLongName(longname);
  // A server may omit the type from a listing and still know it.
  const isUnsettled = kind === 'link' || kind === undefined;
  const settled = isUnsettled ? await kindBehind(sftp, path) : kind;
  if (settled === 'folder') return [folderEntry(path)];
  if (settled === 'file') return [fileEntry(path)];
  if (kind !== undefined) return [];
  // The type is unknown; a name with a known extension is most likely a file.
  return [guessFileType(filename) === undefined ? folderEntry(path) : fileEntry(path)];
}

/** Returns the type of a link's target; undefined if the target does not exist. */
async function kindBehind(sftp: SFTPWrapper, path: string): Promise<Kind | undefined> {
  const stats = await call<Stats>((done) => sftp.stat(path, done)).catch(() => undefined);
  return kindOf(stats?.mode);
}

type Kind = 'file' | 'folder' | 'link' | 'other';

/** File types of POSIX, which the protocol carries. */
const BY_MODE: ReadonlyMap<number, Kind> = new Map([
  [0o040000, 'folder'],
  [0o100000, 'file'],
  [0o120000, 'link'],
]);
const BY_LETTER: Readonly<Record<string, Kind>> = { d: 'folder', '-': 'file', l: 'link' };
const TYPE_BITS = 0o170000;

/** Servers may send no permissions, or permissions without a type. */
function kindOf(mode: number | undefined): Kind | undefined {
  const type = (mode ?? 0) & TYPE_BITS;
  return type === 0 ? undefined : (BY_MODE.get(type) ?? 'other');
}

/**
 * Returns the type by the first letter of a line in the format of `ls -l`.
 *
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-secsh-filexfer-02 section 7: `longname` has this form on most
 * servers
 */
function kindInLongName(longname: string): Kind | undefined {
  const letter = /^([a-zA-Z-])[r-][w-][a-zA-Z-][r-][w-][a-zA-Z-][r-][w-][a-zA-Z-]/.exec(longname)?.[1];
  return letter === undefined ? undefined : (BY_LETTER[letter] ?? 'other');
}

function sizeMissing(path: string): DriverError {
  return new DriverError(describeSftpFailure('file-size-missing', { path }));
}

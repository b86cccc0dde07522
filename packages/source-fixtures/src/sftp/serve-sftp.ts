import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import ssh2, { type FileEntry, type SFTPWrapper } from 'ssh2';

const { STATUS_CODE } = ssh2.utils.sftp;

type Opened = { handle: FileHandle } | { names: FileEntry[] };

/** Settings for serving a folder. */
export interface ServeOptions {
  /** Paths that exist but are unreadable. */
  forbidden?: readonly string[];
  /** Attributes to send for each entry. @default 'with-mode' */
  entries?: 'with-mode' | 'long-name-only' | 'name-only';
  /** Omit the file type from attributes. @default false */
  hidesTypes?: boolean;
}

/** Serves a folder to one client, read-only. The library refuses other requests as unsupported. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: to be split
export function serveSftp(
  sftp: SFTPWrapper,
  directory: string,
  { forbidden = [], entries = 'with-mode', hidesTypes = false }: ServeOptions,
): void {
  const shown = (mode: number) => (hidesTypes ? undefined : mode);
  const opened = new Map<number, Opened>();
  let count = 0;
  const local = (path: string) => join(directory, posix.resolve('/', path));
  const refuse = (id: number) => (error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    sftp.status(id, missing ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE);
  };
  const remember = (id: number, what: Opened) => {
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(++count);
    opened.set(count, what);
    sftp.handle(id, handle);
  };
  const find = (handle: Buffer) => opened.get(handle.readUInt32BE(0));
  const isForbidden = (id: number, path: string) => {
    const isHit = forbidden.includes(posix.resolve('/', path));
    if (isHit) sftp.status(id, STATUS_CODE.PERMISSION_DENIED);
    return isHit;
  };

  sftp.on('REALPATH', (id, path) => {
    sftp.name(id, [{ filename: posix.resolve('/', path), longname: '', attrs: attributes(0o040755, 0) }]);
  });
  sftp.on('OPEN', (id, path) => {
    if (isForbidden(id, path)) return;
    open(local(path), 'r').then((handle) => remember(id, { handle }), refuse(id));
  });
  sftp.on('OPENDIR', (id, path) => {
    if (isForbidden(id, path)) return;
    listNames(local(path), entries).then((names) => remember(id, { names }), refuse(id));
  });
  sftp.on('READDIR', (id, handle) => {
    const found = find(handle);
    const names = found !== undefined && 'names' in found ? found.names.splice(0, 2) : [];
    if (names.length === 0) sftp.status(id, STATUS_CODE.EOF);
    else sftp.name(id, names);
  });
  sftp.on('FSTAT', (id, handle) => {
    const found = find(handle);
    if (found === undefined || !('handle' in found)) return sftp.status(id, STATUS_CODE.FAILURE);
    found.handle.stat().then(({ mode, size }) => sftp.attrs(id, attributes(shown(mode), size)), refuse(id));
  });
  sftp.on('STAT', (id, path) => {
    stat(local(path)).then(({ mode, size }) => sftp.attrs(id, attributes(shown(mode), size)), refuse(id));
  });
  // biome-ignore lint/complexity/useMaxParams: ssh2 defines the callback
  sftp.on('READ', (id, handle, offset, length) => {
    const found = find(handle);
    if (found === undefined || !('handle' in found)) return sftp.status(id, STATUS_CODE.FAILURE);
    found.handle.read(Buffer.alloc(length), 0, length, offset).then(({ bytesRead, buffer }) => {
      if (bytesRead === 0) sftp.status(id, STATUS_CODE.EOF);
      else sftp.data(id, buffer.subarray(0, bytesRead));
    }, refuse(id));
  });
  sftp.on('CLOSE', (id, handle) => {
    const found = find(handle);
    if (found !== undefined && 'handle' in found) void found.handle.close();
    opened.delete(handle.readUInt32BE(0));
    sftp.status(id, STATUS_CODE.OK);
  });
  sftp.on('close', () => {
    for (const what of opened.values()) if ('handle' in what) void what.handle.close();
  });
}

async function listNames(folder: string, say: ServeOptions['entries']): Promise<FileEntry[]> {
  const found = await readdir(folder, { withFileTypes: true });
  return found.map((entry) => {
    const [letter, kind] = entry.isDirectory()
      ? ['d', 0o040755]
      : entry.isSymbolicLink()
        ? ['l', 0o120777]
        : ['-', 0o100644];
    const { name: filename } = entry;
    const longname = `${letter}rwxr-xr-x    1 reader   staff           0 Jan  1  2026 ${filename}`;
    if (say === 'with-mode') return { filename, longname: filename, attrs: attributes(Number(kind), 0) };
    return { filename, longname: say === 'name-only' ? filename : longname, attrs: attributes(undefined, 0) };
  });
}

/** The library sends the attributes that are present and sets the flags to match. */
function attributes(mode: number | undefined, size: number): FileEntry['attrs'] {
  const rest = { size, uid: 0, gid: 0, atime: 0, mtime: 0 };
  return (mode === undefined ? rest : { mode, ...rest }) as FileEntry['attrs'];
}

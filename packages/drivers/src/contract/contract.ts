import type { DialGuard } from './dial-guard.ts';
import type { Failure } from './failure.ts';
import type { FileEntry, FileSelection } from './run-reads.ts';

export type { Failure, FixableBy } from './failure.ts';

/** The stages of a check, always in this order. A check omits stages that its source does not have. */
export type StageName = 'parse' | 'resolve' | 'connect' | 'tls' | 'authenticate' | 'authorise' | 'list';

/** One stage of a check, yielded as soon as it ends. No stage follows a failed one. */
export interface CheckStage {
  name: StageName;
  outcome: 'passed' | 'warned' | 'failed' | 'skipped';
  durationMs: number;
  /** An observation, for example the resolved address. */
  detail?: string;
  failure?: Failure;
}

/** Limits on everything that is read from a source. */
export interface ReadLimits {
  /** Bytes read from a source for one preview or description. */
  maxBytes: number;
  /** Bytes read from a file whose layout allows no less, such as Parquet with large pages. */
  maxPreviewBytes: number;
  /** Rows returned by a preview. */
  maxRows: number;
  /** Entries returned by a listing. */
  maxEntries: number;
  /** Milliseconds one operation may take. */
  timeoutMs: number;
}

/** Credentials as stored, with secrets in clear. Lives for one operation. */
export interface DriverAuth {
  /** Key of the auth method, for example `SasUri`. */
  method: string;
  params: Readonly<Record<string, unknown>>;
}

/** The key of an SSH server. */
export interface HostKey {
  /** For example `ssh-ed25519`. */
  type: string;
  /** As `ssh-keygen -l` shows it, for example `SHA256:…`. */
  fingerprint: string;
}

/** A key that a connection trusts. A key that a user entered may lack its type. */
export type PinnedHostKey = Pick<HostKey, 'fingerprint'> & Partial<HostKey>;

/** The host keys of one connection. An address is a host, a colon and a port. */
export interface HostKeyPins {
  find(address: string): Promise<PinnedHostKey | undefined>;
  /**
   * Pins the key of the first use. Returns the pinned key, which may be another key that was pinned meanwhile. If
   * absent, nothing is pinned.
   */
  pin?(address: string, key: HostKey): Promise<PinnedHostKey>;
}

/** The input of every driver operation. */
export interface DriverContext {
  auth: DriverAuth;
  guard: DialGuard;
  limits: ReadLimits;
  signal: AbortSignal;
  /**
   * Microsoft Entra ID authority for service principals, for example https://login.microsoftonline.us.
   * @default that of the cloud of the source's host
   */
  entraAuthority?: string;
  /** Keys that SSH servers must present. If absent, the server's key is reported without a comparison. */
  hostKeys?: HostKeyPins;
}

/** An entry of a listing. */
export interface Entry {
  type: 'folder' | 'file' | 'table';
  name: string;
  /** Pass this path back to list the folder or read the object. */
  path: string;
  canPreview: boolean;
  canFetchSchema: boolean;
}

/** Selects a page of a listing. */
export interface ListOptions {
  /** Cursor from the end of the previous page of the same path. @default the first page */
  after?: string;
}

/** A page of a listing. */
export interface Listing {
  entries: readonly Entry[];
  /** Opaque cursor of the next page; present only if more entries follow. */
  after?: string;
}

/** An XDM type. Nested values have `properties` (objects) or `items` (arrays). */
export interface XdmType {
  type: 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array';
  format?: string;
  properties?: Readonly<Record<string, XdmType>>;
  items?: XdmType;
}

/** A column with the source's own type and the XDM type that it maps to. */
export interface SourceColumn {
  name: string;
  type: string;
  xdm: XdmType;
}

/** How to read a file. Undefined properties are detected. */
export interface FileProperties {
  fileType?: 'delimited' | 'json' | 'parquet';
  compressionType?: string;
  columnDelimiter?: string;
  /** One character, or empty for none. */
  quote?: string;
  /** The character that escapes a quote inside a quoted value. */
  escape?: string;
  /** Number of records that name the columns: 0 for none; more than 1 are joined. */
  headerRows?: number;
  /** Number of lines to skip before the header. */
  skipRows?: number;
  /** The string that represents a missing value. */
  nullText?: string;
  encoding?: string;
}

/**
 * Information about a description or preview that its reader needs, such as the position of an invalid byte, or
 * renamed columns.
 */
export interface Notice {
  /** Stable, in kebab case. */
  code: string;
  message: string;
  nextStep?: string;
}

/** Structure of a file or table; `rows` only in a preview. */
export interface Structure {
  /** Hierarchical if values nest. */
  format: 'flat' | 'hierarchical';
  columns: readonly SourceColumn[];
  rows?: readonly Readonly<Record<string, unknown>>[];
  /** The properties that the file was read with, given or detected. */
  file?: FileProperties;
  notices?: readonly Notice[];
}

/** The object to read. */
export interface ReadRequest {
  /** Path from a listing. */
  path: string;
  file?: FileProperties;
}

/** A source system behind one contract. Operations throw a `DriverError`; `check` yields failures instead. */
export interface Driver {
  /** `files` lists folders and files; `tables` lists tables. */
  kind: 'files' | 'tables';
  /** Yields each stage as it ends. Never throws because of a source's behavior. */
  check(context: DriverContext): AsyncGenerator<CheckStage, void, void>;
  /**
   * Lists the root (`''`) or a folder, at most `limits.maxEntries` entries at a time.
   *
   * @throws DriverError `cursor-invalid` or `cursor-of-other-path` if no page of this path ended with the cursor
   */
  list(context: DriverContext, path: string, options?: ListOptions): Promise<Listing>;
  /** The address that a connection's host key is pinned for. Absent for sources without host keys. */
  hostKeyAddress?(auth: DriverAuth): string;
  describe(context: DriverContext, request: ReadRequest): Promise<Structure>;
  preview(context: DriverContext, request: ReadRequest): Promise<Structure>;
  /**
   * Lists all files of a selection, for a run. `limits.maxEntries` limits a page, not the listing, and
   * `limits.timeoutMs` limits one request.
   *
   * @throws DriverError `object-not-found` if neither the file nor the folder exists
   */
  listFiles?(context: DriverContext, selection: FileSelection): AsyncGenerator<FileEntry, void, void>;
  /**
   * Reads a whole file, for a run. Requests bytes only as the caller takes them, without a limit on their number.
   * The time limit is `limits.timeoutMs` without any byte. All bytes are of the listed version.
   *
   * @throws DriverError `object-changed` if the file is not, or no longer, the version that was listed
   */
  openFile?(context: DriverContext, file: FileEntry): AsyncGenerator<Uint8Array, void, void>;
}

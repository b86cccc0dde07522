import type { DialGuard } from './dial-guard.ts';
import type { Failure } from './failure.ts';

export type { Failure, FixableBy } from './failure.ts';

/** The stages of a check, always in this order. Stages a source does not have are left out. */
export type StageName = 'parse' | 'resolve' | 'connect' | 'tls' | 'authenticate' | 'authorise' | 'list';

/** One stage of a check, yielded as soon as it is known. After a failed stage none follow. */
export interface CheckStage {
  name: StageName;
  outcome: 'passed' | 'warned' | 'failed' | 'skipped';
  durationMs: number;
  /** What was seen, for example the resolved address. */
  detail?: string;
  failure?: Failure;
}

/** Bounds on everything that is read from a source. */
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
  /** Key of the auth variant, for example `SasUri`. */
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

/** A key that a connection trusts; one that a person gave may lack its type. */
export type PinnedHostKey = Pick<HostKey, 'fingerprint'> & Partial<HostKey>;

/** The host keys of one connection. An address is a host, a colon and a port. */
export interface HostKeyPins {
  find(address: string): Promise<PinnedHostKey | undefined>;
  /** Pins the key of the first use. Returns the pinned key, which is another's if that was first. Without it, nothing is pinned. */
  pin?(address: string, key: HostKey): Promise<PinnedHostKey>;
}

/** What every driver operation is given. */
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
  /** Keys that SSH servers must show. Without them the key of a server is shown and not compared. */
  hostKeys?: HostKeyPins;
}

/** An entry of a listing. */
export interface Entry {
  type: 'folder' | 'file' | 'table';
  name: string;
  /** What to pass back as folder or object. */
  path: string;
  canPreview: boolean;
  canFetchSchema: boolean;
}

/** Which part of a listing is wanted. */
export interface ListOptions {
  /** Cursor that the previous page of the same path ended with. @default the first page */
  after?: string;
}

/** A page of a listing. */
export interface Listing {
  entries: readonly Entry[];
  /** Opaque cursor of the next page; present only if more entries follow. */
  after?: string;
}

/** An XDM type; `properties` of an object and `items` of an array are there when values nest. */
export interface XdmType {
  type: 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array';
  format?: string;
  properties?: Readonly<Record<string, XdmType>>;
  items?: XdmType;
}

/** A column with the source's own type and the XDM type it maps to. */
export interface SourceColumn {
  name: string;
  type: string;
  xdm: XdmType;
}

/** File formats a file driver reads; `undefined` properties are detected. */
export interface FileProperties {
  fileType?: 'delimited' | 'json' | 'parquet';
  compressionType?: string;
  columnDelimiter?: string;
  /** One character, or empty for none. */
  quote?: string;
  /** The character that escapes a quote inside a quoted value. */
  escape?: string;
  /** Records that name the columns: 0 for none, more than 1 are joined. */
  headerRows?: number;
  /** Lines before the header that are skipped. */
  skipRows?: number;
  /** The text that stands for a missing value. */
  nullText?: string;
  encoding?: string;
}

/** What a reader of a description or preview needs to know, such as the place of an invalid byte or renamed columns. */
export interface Notice {
  /** Stable, in kebab case. */
  code: string;
  message: string;
  nextStep?: string;
}

/** Structure of a file or table; `rows` only in a preview. */
export interface Structure {
  /** Hierarchical when values nest. */
  format: 'flat' | 'hierarchical';
  columns: readonly SourceColumn[];
  rows?: readonly Readonly<Record<string, unknown>>[];
  /** What was detected or used to read the file. */
  file?: FileProperties;
  notices?: readonly Notice[];
}

/** What a driver is asked to read. */
export interface ReadRequest {
  /** Path as a listing gave it. */
  path: string;
  file?: FileProperties;
}

/** A source system behind one contract. Failures are thrown as `DriverError`, except in `check`, which yields them. */
export interface Driver {
  /** `files` lists folders and files; `tables` lists tables. */
  kind: 'files' | 'tables';
  /** Yields each stage as it ends. Never throws for what a source may do. */
  check(context: DriverContext): AsyncGenerator<CheckStage, void, void>;
  /**
   * Lists the root (`''`) or a folder, at most `limits.maxEntries` entries at a time.
   *
   * @throws DriverError `cursor-invalid` or `cursor-of-other-path` for a cursor that no page of this path ended with
   */
  list(context: DriverContext, path: string, options?: ListOptions): Promise<Listing>;
  /** The address that the host key of a connection is pinned for; absent for sources without host keys. */
  hostKeyAddress?(auth: DriverAuth): string;
  describe(context: DriverContext, request: ReadRequest): Promise<Structure>;
  preview(context: DriverContext, request: ReadRequest): Promise<Structure>;
}

import type { Login } from './login.ts';
import type { ServerEncryption } from './prelogin.ts';
import type { TdsDatabase } from './sql/database.ts';
import type { ServerCertificate } from './tls-layer.ts';

/** How a table misbehaves instead of returning its rows. */
export type TableBehavior =
  /** Endless rows. */
  | 'endless-rows'
  /** One value without end. */
  | 'endless-value'
  /** No answer at all. */
  | 'silent'
  /** Bytes that are no token. */
  | 'garbage'
  /** The connection ends within a row. */
  | 'closes-mid-row';

/** How the server treats every new connection. */
export type GreetingBehavior = 'silent' | 'garbage' | 'unfinished' | 'endless' | 'closes';

/** Settings of a test server. */
export interface TdsServerOptions {
  /** The first is the default database of every login. @default an empty database named master */
  databases?: readonly TdsDatabase[];
  /** @default { user: 'reader', password: 'Example-Passw0rd' } */
  login?: { user: string; password: string };
  /** Returns true to accept this Entra access token. */
  isAcceptedToken?: (token: string) => boolean | Promise<boolean>;
  /** Required for any encryption. */
  certificate?: ServerCertificate;
  /** @default 'available' with a certificate, otherwise 'unsupported' */
  encryption?: ServerEncryption;
  /** The server's name in its messages. @default 'TDSTEST' */
  serverName?: string;
  /** Reports that the server's firewall has no rule for the client, at this address. */
  blockedAddress?: string;
  /** Refuses every login with this error number and message. */
  loginRefusal?: readonly [number: number, text?: string];
  /** Number of logins that fail because the database is resuming, before logins succeed. @default 0 */
  resumingLogins?: number;
  /** Requires `user@server`, as Azure does for old clients. */
  requiresServerInUser?: string;
  /** Routes every login to another server. */
  routeTo?: { host: string; port: number };
  /** Packet size that the server announces but does not use. @default the client's requested size */
  claimedPacketSize?: number;
  /** Behave like a Synapse pool: READ UNCOMMITTED only, and no nvarchar(max) parameters. @default false */
  isSynapse?: boolean;
  /** Accept only logins with read-only intent. @default false */
  isSecondaryReplica?: boolean;
  /** Accept TLS before PRELOGIN (TDS 8.0, since SQL Server 2022). @default true */
  knowsTds8?: boolean;
  /** Called with each login, before the response. */
  onLogin?: (login: Login) => void;
  /** Called with the number of each statement error. */
  onError?: (number: number) => void;
  greeting?: GreetingBehavior;
  /** By `schema.name`, in lower case. */
  tableBehaviors?: Readonly<Record<string, TableBehavior>>;
}

import type { Login } from './login.ts';
import type { ServerEncryption } from './prelogin.ts';
import type { TdsDatabase } from './sql/database.ts';
import type { ServerCertificate } from './tls-layer.ts';

/** What reading a table comes to, instead of its rows. */
export type TableBehavior =
  /** Rows without end. */
  | 'endless-rows'
  /** One value without end. */
  | 'endless-value'
  /** No answer at all. */
  | 'silent'
  /** Bytes that are no token. */
  | 'garbage'
  /** The connection ends within a row. */
  | 'closes-mid-row';

/** What happens to everybody who connects. */
export type GreetingBehavior = 'silent' | 'garbage' | 'unfinished' | 'endless' | 'closes';

/** Settings of a test server. */
export interface TdsServerOptions {
  /** The first is the default database of every login. @default one that is called master and is empty */
  databases?: readonly TdsDatabase[];
  /** @default { user: 'reader', password: 'Example-Passw0rd' } */
  login?: { user: string; password: string };
  /** Lets in who brings this Entra access token. */
  isAcceptedToken?: (token: string) => boolean | Promise<boolean>;
  /** Needed for any encryption. */
  certificate?: ServerCertificate;
  /** @default 'available' with a certificate, else 'unsupported' */
  encryption?: ServerEncryption;
  /** The name the server gives itself in messages. @default 'TDSTEST' */
  serverName?: string;
  /** Says the server's firewall has no rule for the client, at this address. */
  blockedAddress?: string;
  /** Refuses every login with this number and text. */
  loginRefusal?: readonly [number: number, text?: string];
  /** Logins that are told the database is resuming before it is there. @default 0 */
  resumingLogins?: number;
  /** Wants `user@server`, as Azure does of old clients. */
  requiresServerInUser?: string;
  /** Sends every login on to another server. */
  routeTo?: { host: string; port: number };
  /** What the server says the size of packets has become, without keeping to it. @default what the client wants */
  claimedPacketSize?: number;
  /** A pool of Synapse: READ UNCOMMITTED only, and no nvarchar(max) parameter. @default false */
  isSynapse?: boolean;
  /** Takes only logins that intend to read. @default false */
  isSecondaryReplica?: boolean;
  /** Whether TLS may come before everything else (TDS 8.0, since SQL Server 2022). @default true */
  knowsTds8?: boolean;
  /** Called with each login, before it is answered. */
  onLogin?: (login: Login) => void;
  /** Called with the number of each error about a statement. */
  onError?: (number: number) => void;
  greeting?: GreetingBehavior;
  /** By `schema.name`, lower case. */
  tableBehaviors?: Readonly<Record<string, TableBehavior>>;
}

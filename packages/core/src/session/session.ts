import type { Client, Fetch, TokenSource } from '@headwater/sdk';
import type { Environment } from '../home/headwater-home.ts';
import type { ProfileOrigin } from '../profiles/resolved-profile.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { ReferenceContext } from '../references/reference-context.ts';
import type { TargetFacts } from './target-facts.ts';

/** Where a session's settings come from; everything left out is looked up. */
export interface SessionOptions {
  /** @default HEADWATER_PROFILE, else the project file, else the profile chosen with `useProfile`, else `local` */
  profile?: string | undefined;
  /** @default HEADWATER_SANDBOX, else the project file, else the profile's */
  sandbox?: string | undefined;
  /** @default process.env */
  environment?: Environment | undefined;
  /** @default HEADWATER_HOME, else `~/.headwater` */
  homeDirectory?: string | undefined;
  /**
   * Where the search for `headwater.yaml` starts, and what `${file:…}` paths are relative to.
   * @default the working directory
   */
  projectDirectory?: string | undefined;
  /** @default the global `fetch`, through the proxies of the environment and with the authorities of the system */
  fetch?: Fetch | undefined;
  /**
   * How long one call to the target or its token endpoint may take, in milliseconds, its retries included.
   * @default 30000, and 120000 for tests and explores
   */
  timeoutMs?: number | undefined;
  /** The clock, in epoch milliseconds. @default Date.now */
  now?: (() => number) | undefined;
}

/** The target of a session, without its secrets. */
export interface SessionProfile {
  name: string;
  origin: ProfileOrigin;
  baseUrl: string;
  imsUrl: string;
  imsOrg: string;
  clientId: string;
}

/** What a use case runs in: a target, a sandbox in it, and the secrets seen so far. */
export interface Session {
  readonly profile: SessionProfile;
  readonly sandbox: string;
  readonly client: Client;
  readonly tokens: TokenSource;
  /** Knows every secret the session has touched. */
  readonly redactor: Redactor;
  /** What secret references are read from. */
  readonly references: ReferenceContext;
  /** What the target was asked about itself, each question once. */
  readonly target: TargetFacts;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What every use case that talks to a target takes. */
export interface UseCaseOptions {
  /** @default a new session with default settings */
  session?: Session | undefined;
  /** Gives the work up. */
  signal?: AbortSignal | undefined;
}

import type { Client, Fetch, TokenSource } from '@headwater/sdk';
import type { Environment } from '../home/headwater-home.ts';
import type { ProfileOrigin } from '../profiles/resolved-profile.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { ReferenceContext } from '../references/reference-context.ts';
import type { TargetFacts } from './target-facts.ts';

/** Settings of a session; omitted ones are looked up. */
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
   * Start of the search for `headwater.yaml`, and base directory of relative `${file:…}` paths.
   * @default the working directory
   */
  projectDirectory?: string | undefined;
  /**
   * @default the global `fetch`, with the proxies of the environment and the certificate authorities of the system
   */
  fetch?: Fetch | undefined;
  /**
   * Time limit for one call to the target or its token endpoint, in milliseconds, including retries.
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

/** Context of a use case: a target, a sandbox in it, and the secrets registered so far. */
export interface Session {
  readonly profile: SessionProfile;
  readonly sandbox: string;
  readonly client: Client;
  readonly tokens: TokenSource;
  /** Holds every secret that the session has used. */
  readonly redactor: Redactor;
  /** The environment and folder from which secret references are resolved. */
  readonly references: ReferenceContext;
  /** Facts that the target reports about itself, each requested once. */
  readonly target: TargetFacts;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Options of every use case that calls a target. */
export interface UseCaseOptions {
  /** @default a new session with default settings */
  session?: Session | undefined;
  /** Aborts the operation. */
  signal?: AbortSignal | undefined;
}

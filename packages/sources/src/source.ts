import type { SourceSlug } from './generated/auth-models.ts';

/** Batch sources are read on a schedule; streaming sources send. */
export type SourceKind = 'batch' | 'streaming';

/** How far a source's release has come; `unverified` marks sources known only from indirect evidence. */
export type SourceStatus = 'ga' | 'beta' | 'deprecated' | 'unverified';

/**
 * What exploring a connection walks through: folders and files, tables, the one resource of a REST source
 * (`objectType=rest`), or nothing at all.
 */
export type ExploreKind = 'cloud-storage' | 'tabular' | 'rest' | 'none';

/** Which connection spec a source is posted with. */
export interface ConnectionSpecIdentity {
  /** The id its tutorial posts. */
  id: string;
  /** Other ids under which a target may know the same source. */
  alternateIds: readonly string[];
  version: string;
  /** Machine name in the spec registry. */
  name: string;
}

/** What is always at hand about a source, without loading its schemas. */
export interface SourceEntry {
  /** Our key. Two sources may share a spec id, never a slug. */
  slug: SourceSlug;
  displayName: string;
  category: string;
  status: SourceStatus;
  kind: SourceKind;
  exploreKind: ExploreKind;
  connectionSpec: ConnectionSpecIdentity;
  providerId?: string;
  flowSpecId?: string;
  documentation?: string;
  /** Product a customer needs to own before using the source. */
  entitlement?: string;
  /** Whether the platform refuses to change the auth variant of an existing connection. */
  authTypeImmutable?: boolean;
  /** Auth variants in the order people should be offered them. */
  methods: readonly { key: string; specName: string }[];
  /**
   * Whether Headwater has a driver for the source, so that the embedded service can test its connections. Experience
   * Platform tests connections to every source.
   */
  canTest: boolean;
  /** Whether the embedded service can also list what the source holds and preview it. */
  canExplore: boolean;
}

/** What a parameter's value is made of, for those that can be read and explained. */
export interface ValueKind {
  /** Name of the reader, for example `azure-storage-connection-string`. */
  kind: string;
  /** What the value is for, where that makes a difference: a service of the account, or whose host, port or key it is. */
  service?: string;
}

/** One parameter of an auth variant, or of a source connection. */
export interface AuthParameter {
  name: string;
  title: string;
  /** Where one finds the value. */
  description: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array';
  isRequired: boolean;
  isSecret: boolean;
  examples: readonly unknown[];
  value?: ValueKind;
  /** The value's pattern with `{PLACEHOLDERS}`. */
  template?: string;
  /** Other names that public descriptions give the parameter; they are accepted as its own. Never of a secret. @default none */
  aliases?: readonly string[];
  /** Further JSON Schema keywords: enum, default, pattern, minLength and the like. */
  constraints?: Readonly<Record<string, unknown>>;
}

/** One way to authenticate with a source. */
export interface AuthVariant {
  /** Our stable key, unique within the source. */
  key: string;
  /** The API's exact name; two variants of a source may share it. */
  specName: string;
  title: string;
  description: string;
  /** The registry's authSpec type. */
  type: string;
  /** Clouds on which the variant is offered; empty means all. */
  deployments: readonly string[];
  /** Whether the platform is giving the variant up; such variants stand last. @default false */
  isDeprecated?: boolean;
  params: readonly AuthParameter[];
  /** Names of parameters that the service adds to its answers; they are not secret and cannot be given. @default none */
  answeredParams?: readonly string[];
}

/** Everything known about one source. */
export interface SourceDefinition extends SourceEntry {
  description: string;
  /**
   * What a source connection on top of a connection is asked for beside what all sources of its explore kind take; empty
   * when there is nothing, or nothing known.
   */
  sourceParams: readonly AuthParameter[];
  /** Contradictions in public descriptions and how they were settled. */
  notes: readonly string[];
  variants: readonly AuthVariant[];
}

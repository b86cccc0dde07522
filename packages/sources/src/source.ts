import type { SourceSlug } from './generated/auth-models.ts';

/** Batch sources are read on a schedule; streaming sources send data. */
export type SourceKind = 'batch' | 'streaming';

/** The release stage of a source. `unverified` marks sources that are known only from indirect evidence. */
export type SourceStatus = 'ga' | 'beta' | 'deprecated' | 'unverified';

/**
 * The resources that exploring a connection lists: folders and files, tables, the single resource of a REST source
 * (`objectType=rest`), or nothing.
 */
export type ExploreKind = 'cloud-storage' | 'tabular' | 'rest' | 'none';

/** The connection spec that a source is created with. */
export interface ConnectionSpecIdentity {
  /** The id in its tutorial. */
  id: string;
  /** Other ids under which a target may know the same source. */
  alternateIds: readonly string[];
  version: string;
  /** Machine name in the spec registry. */
  name: string;
}

/** The part of a source that is always available without loading its schemas. */
export interface SourceEntry {
  /** Headwater's key. Two sources may share a spec id, but never a slug. */
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
  /** The product that a customer must own to use the source. */
  entitlement?: string;
  /** True if the platform refuses to change the auth variant of an existing connection. */
  authTypeImmutable?: boolean;
  /** Auth variants in the order in which to offer them. */
  methods: readonly { key: string; specName: string }[];
  /**
   * True if Headwater has a driver for the source, so that the embedded service can test its connections. Experience
   * Platform tests connections to every source.
   */
  canTest: boolean;
  /** True if the embedded service can also list and preview the data of the source. */
  canExplore: boolean;
}

/** The format of a parameter's value, for formats that can be parsed and explained. */
export interface ValueKind {
  /** Name of the linter, for example `azure-storage-connection-string`. */
  kind: string;
  /** The purpose of the value, if it matters: a service of the account, or the owner of the host, port, or key. */
  service?: string;
}

/** One parameter of an auth variant, or of a source connection. */
export interface AuthParameter {
  name: string;
  title: string;
  /** Where to find the value. */
  description: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array';
  isRequired: boolean;
  isSecret: boolean;
  examples: readonly unknown[];
  value?: ValueKind;
  /** The value's pattern with `{PLACEHOLDERS}`. */
  template?: string;
  /**
   * Other names that public descriptions use for the parameter. They are accepted as synonyms. Never of a secret.
   * @default none
   */
  aliases?: readonly string[];
  /** Additional JSON Schema keywords, such as enum, default, pattern, and minLength. */
  constraints?: Readonly<Record<string, unknown>>;
}

/** One way to authenticate to a source. */
export interface AuthVariant {
  /** Stable key, unique within the source. */
  key: string;
  /** The exact name in the API. Two variants of a source may share it. */
  specName: string;
  title: string;
  description: string;
  /** The authSpec type in the registry. */
  type: string;
  /** Deployments of the platform (`aws`, `azure`) for which the variant is documented; empty means all. */
  deployments: readonly string[];
  /** Names of the values that the platform prepares for the variant, such as `IAMRole`. @default none */
  configParams?: readonly string[];
  /** True if the platform deprecates the variant. Deprecated variants come last. @default false */
  isDeprecated?: boolean;
  params: readonly AuthParameter[];
  /**
   * Names of parameters that the service adds to its answers. They are not secret and cannot be set. @default none
   */
  answeredParams?: readonly string[];
}

/** The full description of a source. */
export interface SourceDefinition extends SourceEntry {
  description: string;
  /**
   * The parameters of a source connection, in addition to those of its explore kind; empty if there are none or they
   * are unknown.
   */
  sourceParams: readonly AuthParameter[];
  /** Contradictions in public descriptions, and how they were resolved. */
  notes: readonly string[];
  variants: readonly AuthVariant[];
}

export type { AuthInput, AuthMethod } from './auth-input.ts';
export { buildConnectionRequest, type ConnectionDraft } from './build-request.ts';
export { findSourcesBySpecId, isSourceSlug, listSources, loadSource } from './catalogue.ts';
export type { Finding, Severity } from './finding.ts';
export type { AuthModels, SourceSlug } from './generated/auth-models.ts';
export { type JsonSchema, toJsonSchema } from './json-schema.ts';
export { maskSecrets, SECRET_MASK, splitSecrets } from './mask.ts';
export type {
  AuthParameter,
  AuthVariant,
  ConnectionSpecIdentity,
  SourceDefinition,
  SourceEntry,
  SourceKind,
  SourceStatus,
  ValueKind,
} from './source.ts';
export { matchVariant, validateParams } from './validate.ts';

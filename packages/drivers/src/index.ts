export type {
  CheckStage,
  Driver,
  DriverAuth,
  DriverContext,
  Entry,
  Failure,
  FileProperties,
  FixableBy,
  HostKey,
  HostKeyPins,
  Listing,
  ListOptions,
  Notice,
  PinnedHostKey,
  ReadLimits,
  ReadRequest,
  SourceColumn,
  StageName,
  Structure,
  XdmType,
} from './contract/contract.ts';
export type { DialGuard, DialTarget } from './contract/dial-guard.ts';
export { DriverError } from './contract/driver-error.ts';
export { DEFAULT_LIMITS } from './contract/limits.ts';
export type { FileEntry, FileSelection } from './contract/run-reads.ts';
export { createDialGuard, type DialGuardOptions } from './network/create-dial-guard.ts';
export { loadDriver } from './registry.ts';

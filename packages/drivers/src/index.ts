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
} from './contract.ts';
export { createDialGuard, type DialGuard, type DialGuardOptions, type DialTarget } from './dial-guard.ts';
export { DriverError } from './driver-error.ts';
export { DEFAULT_LIMITS } from './limits.ts';
export { loadDriver } from './registry.ts';

import type { Grant } from './grant.ts';
import type { Scope } from './scope.ts';

/** The caller, as the access token identifies it. */
export interface Caller {
  clientId: string;
  imsOrgId: string;
  /** The client's technical account. */
  userId: string;
  /** Absent for the client of the data directory, which has every right. */
  grants?: readonly Grant[];
}

/** The sandbox of a call. */
export interface SandboxScope extends Scope {
  sandboxId: string;
}

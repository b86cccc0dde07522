import type { Grant } from './grant.ts';
import type { Scope } from './scope.ts';

/** Who asks, as the access token says. */
export interface Caller {
  clientId: string;
  imsOrgId: string;
  /** Technical account of the client. */
  userId: string;
  /** Absent for the client that a data directory comes with, which may do everything. */
  grants?: readonly Grant[];
}

/** The sandbox a call takes place in. */
export interface SandboxScope extends Scope {
  sandboxId: string;
}

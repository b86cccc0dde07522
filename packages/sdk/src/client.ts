import type { ConnectionSpecs } from './resources/connection-specs.ts';
import type { Connections } from './resources/connections.ts';
import type { Headwater } from './resources/headwater.ts';
import type { Sandboxes } from './resources/sandboxes.ts';

/** Everything that can be asked of one organisation's sandbox. */
export interface Client {
  /** Name of the sandbox every request takes place in. */
  readonly sandbox: string;
  readonly connections: Connections;
  readonly connectionSpecs: ConnectionSpecs;
  readonly sandboxes: Sandboxes;
  readonly headwater: Headwater;
  /** The same client in another sandbox. */
  withSandbox(name: string): Client;
}

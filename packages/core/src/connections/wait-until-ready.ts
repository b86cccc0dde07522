import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from '@headwater/models';
import { HeadwaterError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { Session } from '../session/session.ts';
import { labelOf } from './connection-label.ts';

/** Options for waiting until the platform has set up a connection. */
export interface ReadinessOptions {
  /** Maximum wait for a connection in the state `initializing`, in milliseconds. @default 0 */
  readyWithinMs?: number | undefined;
  /** Called before each check of the state, with the milliseconds waited so far. */
  onWaiting?: ((waitedMs: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5000;

/**
 * Waits until a connection has left the state `initializing`, and returns it in its new state.
 *
 * @throws HeadwaterError with code `still-initializing` if the maximum wait is exceeded.
 */
export async function waitUntilReady(
  connection: Connection,
  { client, now }: Session,
  { readyWithinMs = 0, onWaiting, signal }: ReadinessOptions,
): Promise<Connection> {
  const startedAt = now();
  let current = connection;
  for (let pause = FIRST_WAIT_MS; current.state === 'initializing' && readyWithinMs > 0; pause *= 1.5) {
    const waitedMs = now() - startedAt;
    if (waitedMs >= readyWithinMs) throw stillInitializing(current, waitedMs);
    onWaiting?.(waitedMs);
    const leftMs = readyWithinMs - waitedMs;
    await wait(Math.min(pause, LONGEST_WAIT_MS, leftMs), undefined, { ...(signal && { signal }) });
    current = await client.connections.retrieve(current.id, { signal });
  }
  return current;
}

function stillInitializing(connection: Connection, waitedMs: number): HeadwaterError {
  const seconds = Math.round(waitedMs / 1000);
  return new HeadwaterError(
    ...describeError('still-initializing', { name: labelOf(connection), id: connection.id, seconds }),
  );
}

import type { ConnectionView } from './connection-view.ts';
import { type ConnectionTest, type TestOptions, testConnection } from './test-connection.ts';

/** Outcome of one test among several: its report, or the error that prevented it. */
export type TestOutcome = { connection: ConnectionView } & ({ test: ConnectionTest } | { error: unknown });

export interface TestConnectionsOptions extends Omit<TestOptions, 'onStage'> {
  /** Number of concurrent tests. @default 4 */
  concurrency?: number | undefined;
}

/**
 * Tests several connections concurrently and yields each outcome as it completes. An error in one test does not stop
 * the others.
 *
 * @throws never: an error of a test is part of its outcome.
 * @example
 * for await (const outcome of testConnections(items)) console.log(outcome.connection.label, 'test' in outcome);
 */
export async function* testConnections(
  connections: Iterable<ConnectionView>,
  { concurrency = 4, ...options }: TestConnectionsOptions = {},
): AsyncGenerator<TestOutcome, void, undefined> {
  const waiting = connections[Symbol.iterator]();
  const running = new Map<string, Promise<TestOutcome>>();
  const start = (): void => {
    const next = waiting.next();
    if (next.done) return;
    running.set(next.value.id, testOne(next.value, options));
  };
  for (let index = 0; index < concurrency; index += 1) start();
  while (running.size > 0) {
    const outcome = await Promise.race(running.values());
    running.delete(outcome.connection.id);
    start();
    yield outcome;
  }
}

async function testOne(connection: ConnectionView, options: TestOptions): Promise<TestOutcome> {
  try {
    return { connection, test: await testConnection(connection.id, options) };
  } catch (error) {
    return { connection, error };
  }
}

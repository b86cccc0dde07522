import type { Store } from '@headwater/flow-store';
import type { ServiceTracing } from './tracing.ts';

/**
 * Wraps each write that a request waits for in a span. @param system Database system, by its name in the
 * OpenTelemetry conventions.
 */
export function traceStore(store: Store, tracing: ServiceTracing, system: string): Store {
  const { connections, clients } = store;
  const trace = <Result>(operation: string, commit: () => Promise<Result>): Promise<Result> =>
    tracing.traceCommit({ system, operation }, commit);
  return {
    ...store,
    connections: {
      ...connections,
      insert: (...call) => trace('insertConnection', () => connections.insert(...call)),
      replace: (...call) => trace('replaceConnection', () => connections.replace(...call)),
      delete: (...call) => trace('deleteConnection', () => connections.delete(...call)),
    },
    clients: {
      ...clients,
      insert: (...call) => trace('insertClient', () => clients.insert(...call)),
      revoke: (...call) => trace('revokeClient', () => clients.revoke(...call)),
    },
  };
}

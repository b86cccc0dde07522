import type { Store } from '@headwater/flow-store';
import type { ServiceTracing } from './tracing.ts';

/** The same store, with a span around each write that a request waits for. @param system As the conventions name databases. */
export function traceStore(store: Store, tracing: ServiceTracing, system: string): Store {
  const trace = <Result>(operation: keyof Store, commit: () => Promise<Result>): Promise<Result> =>
    tracing.traceCommit({ system, operation }, commit);
  return {
    ...store,
    insertConnection: (...call) => trace('insertConnection', () => store.insertConnection(...call)),
    replaceConnection: (...call) => trace('replaceConnection', () => store.replaceConnection(...call)),
    deleteConnection: (...call) => trace('deleteConnection', () => store.deleteConnection(...call)),
    insertClient: (...call) => trace('insertClient', () => store.insertClient(...call)),
    revokeClient: (...call) => trace('revokeClient', () => store.revokeClient(...call)),
  };
}

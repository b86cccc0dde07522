import type { HeadwaterOperations, Readiness } from '@headwater/models';
import type { OpenHandler } from '../http/route.ts';

type Check = Readiness['checks'][number];

/** A store that takes longer is no use to the requests that would be sent here. */
const PATIENCE_MS = 2000;

/** Unlike health, asks for tables that migrations made, and does not wait for a store that hangs. */
export const retrieveReadiness: OpenHandler<HeadwaterOperations['retrieveReadiness']> = async (
  _call,
  { store },
) => {
  const checks = await Promise.all([
    check('store', () => store.ping()),
    check('schema', async () => {
      if ((await store.masterKeys.list()).length === 0) throw new Error('The database is empty.');
    }),
  ]);
  const isReady = checks.every(({ outcome }) => outcome === 'passed');
  return {
    status: isReady ? 200 : 503,
    body: { status: isReady ? 'ready' : 'unavailable', checks },
  };
};

async function check(name: Check['name'], attempt: () => Promise<void>): Promise<Check> {
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(() => timeout.reject(new Error('It took too long.')), PATIENCE_MS);
  try {
    await Promise.race([attempt(), timeout.promise]);
    return { name, outcome: 'passed' };
  } catch {
    return { name, outcome: 'failed' };
  } finally {
    clearTimeout(timer);
  }
}

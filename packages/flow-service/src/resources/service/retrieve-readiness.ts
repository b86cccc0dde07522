import { whyUnavailable } from '@headwater/flow-store';
import type { Readiness } from '@headwater/models';
import type { Handler } from '../../gateway/handler.ts';
import { answersInTime } from './answers-in-time.ts';

type Check = Readiness['checks'][number];

/** Unlike the health check, reads tables that migrations create. */
export const retrieveReadiness: Handler<'retrieveReadiness'> = async (_call, { store }) => {
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
  let cause: string | undefined;
  const isPassed = await answersInTime(async () => {
    try {
      await attempt();
    } catch (error) {
      cause = whyUnavailable(error);
      throw error;
    }
  });
  return { name, outcome: isPassed ? 'passed' : 'failed', ...(cause === undefined ? {} : { cause }) };
}

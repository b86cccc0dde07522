import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { listSandboxes } from './list-sandboxes.ts';

let target: LocalTarget;
beforeAll(async () => {
  target = await openLocalTarget();
});
afterAll(() => target.close());

it('lists the sandboxes of the target with their types', async () => {
  const sandboxes = await listSandboxes({ session: await target.openSession() });
  expect(sandboxes).toMatchObject([
    { name: 'dev', type: 'development' },
    { name: 'prod', type: 'production' },
  ]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { SERVED_SPECS } from '../../generated/served-specs.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

test.each(Object.keys(SERVED_SPECS))('the committed spec %s is served unchanged', async (name) => {
  const answer = await service.fetch(new Request(`http://headwater.test/headwater/specs/${name}`));

  expect(await answer.json()).toEqual(SERVED_SPECS[name]);
});

test.each(['none', 'constructor', '__proto__'])('the spec %s does not exist', async (name) => {
  const answer = await service.fetch(new Request(`http://headwater.test/headwater/specs/${name}`));

  expect(answer.status).toBe(404);
});

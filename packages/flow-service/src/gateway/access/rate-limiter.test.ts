import { lookup } from 'node:dns/promises';
import type { LocalClient } from '@headwater/flow-store';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTestClient } from '../../testing/test-client.ts';
import { openTestService } from '../../testing/test-service.ts';
import { createRateLimiter } from './rate-limiter.ts';

test('limits only the client that sends too many requests, and reports when to retry', async () => {
  let now = Date.now();
  const service = await openTestService({ requestsPerMinute: 6, now: () => now });
  try {
    const hasty = await service.inNewSandbox();
    const patient = await service.inNewOrganization();
    for (let asked = 0; asked < 6; asked += 1) {
      expect((await hasty.call('GET', '/connections')).status).toBe(200);
    }
    const refused = await hasty.call('GET', '/connections');

    expect(refused).toMatchObject({ status: 429, body: { error_code: '429050' } });
    expect(refused.headers.get('retry-after')).toBe('10');
    expect((await patient.call('GET', '/connections')).status).toBe(200);
    now += 10_000;
    expect((await hasty.call('GET', '/connections')).status).toBe(200);
    expect((await hasty.call('GET', '/connections')).status).toBe(429);
  } finally {
    await service.close();
  }
});

test("limits guesses of a client's secret without limiting the client's calls", async () => {
  const { service, fetch, close } = await openTestService({ requestsPerMinute: 4 });
  try {
    const client = await createTestClient(fetch, service.client, 'dev');
    const statuses = [];
    for (let guessed = 0; guessed < 5; guessed += 1)
      statuses.push((await fetch(guessAt(service.client))).status);

    expect(statuses).toEqual([400, 400, 400, 429, 429]);
    expect((await client.call('GET', '/connections')).status).toBe(200);
  } finally {
    await close();
  }
});

test('does not delay DNS lookups of sources during many guesses', async () => {
  const { service, fetch, close } = await openTestService();
  try {
    let answered = 0;
    const guesses = Array.from({ length: 40 }, async () => {
      await fetch(guessAt(service.client));
      answered += 1;
    });
    await guesses[0];
    await lookup('localhost');

    expect(answered).toBeLessThan(20);
    await Promise.all(guesses);
  } finally {
    await close();
  }
});

function guessAt({ clientId }: LocalClient): Request {
  const fields = { grant_type: 'client_credentials', client_id: clientId, client_secret: 'x' };
  const body = new URLSearchParams(fields);
  return new Request('http://headwater.test/ims/token/v3', { method: 'POST', body });
}

test("does not count calls without a valid token toward a client's limit", async () => {
  const service = await openTestService({ requestsPerMinute: 2 });
  try {
    const client = await service.inNewSandbox();
    const forged = { headers: { authorization: 'Bearer x' } };
    for (let asked = 0; asked < 5; asked += 1) await client.call('GET', '/connections', forged);

    expect((await client.call('GET', '/connections')).status).toBe(200);
  } finally {
    await service.close();
  }
});

test('never allows more than one bucket plus its refill', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3000), { maxLength: 200 }), (pauses) => {
      let now = 0;
      let passed = 0;
      const limiter = createRateLimiter(60, () => now);
      for (const pause of pauses) {
        now += pause;
        try {
          limiter.take('c');
          passed += 1;
        } catch {
          // Refused.
        }
      }
      return passed <= 60 + now / 1000;
    }),
  );
});

test('accepts a retry at the reported time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), (perMinute) => {
      let now = 0;
      const limiter = createRateLimiter(perMinute, () => now);
      for (let asked = 0; asked < perMinute; asked += 1) limiter.take('c');
      now += Math.ceil(60 / perMinute) * 1000;
      expect(() => limiter.take('c')).not.toThrow();
    }),
  );
});

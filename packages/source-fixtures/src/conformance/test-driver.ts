// biome-ignore lint/style/noExcessiveLinesPerFile: to be split
import { inspect } from 'node:util';
import type {
  CheckStage,
  Driver,
  DriverAuth,
  DriverContext,
  ReadLimits,
  StageName,
} from '@headwater/drivers';
import { createDialGuard, DEFAULT_LIMITS, type DialGuard } from '@headwater/drivers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestCertificate } from '../network/certificate.ts';
import {
  HOSTILE_SERVERS,
  type LoopbackServer,
  startCountingProxy,
  startServer,
} from '../network/loopback-server.ts';
import { failureOf, makeContext, runCheck } from './driver-context.ts';

/** A driver and a real source for it. */
export interface DriverFixture {
  driver: Driver;
  /** Where the source listens, without TLS unless there is a certificate. */
  address: { host: string; port: number };
  /** What the source shows when it speaks TLS from the first byte; the servers that mean no good show it too. */
  certificate?: TestCertificate;
  /** Where the source's tokens come from, when it takes any. */
  entraAuthority?: string;
  /** Credentials that work, for a source at another address than its own. */
  authAt(address: { host: string; port: number }): DriverAuth;
  /** Credentials of which the secret is wrong; undefined for a source that needs none. */
  wrongSecret?: DriverAuth;
  /** Texts that must never show: the secrets, right and wrong. */
  secrets: readonly string[];
  /** Stages of a check that passes. */
  stages: readonly StageName[];
  /** A place with at least two entries: `''` or a folder. */
  folder: string;
  /** Something with at least ten rows. */
  object: string;
  /** Something whose first page of rows is far larger than the limit on bytes in the test, and how large that is. */
  largeObject: { path: string; maxBytes: number };
  /** Something that does not exist. */
  missing: string;
  close(): Promise<void>;
}

const ORDER: readonly StageName[] = [
  'parse',
  'resolve',
  'connect',
  'tls',
  'authenticate',
  'authorise',
  'list',
];

/** Time limit for sources that never come to an end, and what a test allows beyond it. */
const SHORT_MS = 500;
const GRACE_MS = 1500;

/** Headers and packets that come with what is read. */
const OVERHEAD_BYTES = 64 * 1024;

/** What holds for every driver, tried on a real source and on servers that mean no good. */
export function testDriver(name: string, open: () => Promise<DriverFixture>): void {
  describe(`the ${name} driver`, () => {
    let fixture: DriverFixture;
    let guard: DialGuard;

    beforeAll(async () => {
      fixture = await open();
      const { certificate } = fixture;
      guard = createDialGuard({
        allowPrivate: true,
        extraCertificates: certificate === undefined ? [] : [certificate.cert],
      });
    });
    afterAll(async () => {
      guard.close();
      await fixture.close();
    });

    function contextOf({ bounds, ...given }: Partial<DriverContext> & { bounds?: Partial<ReadLimits> } = {}) {
      const limits = { ...DEFAULT_LIMITS, ...bounds };
      const { entraAuthority } = fixture;
      return makeContext({
        auth: fixture.authAt(fixture.address),
        guard,
        limits,
        ...(entraAuthority === undefined ? {} : { entraAuthority }),
        ...given,
      });
    }

    /** Every operation but `check`. */
    const operations: readonly ((context: DriverContext) => Promise<unknown>)[] = [
      (context) => fixture.driver.list(context, fixture.folder),
      (context) => fixture.driver.describe(context, { path: fixture.object }),
      (context) => fixture.driver.preview(context, { path: fixture.object }),
    ];

    function expectNoSecret(...seen: readonly unknown[]): void {
      const texts = seen.flatMap((value) => [
        inspect(value, { depth: 9 }),
        JSON.stringify(value),
        String(value),
      ]);
      for (const secret of fixture.secrets) {
        for (const text of texts) expect(text).not.toContain(secret);
      }
    }

    test('check passes its stages in order', async () => {
      const stages = await runOrderedCheck(fixture.driver, contextOf());
      expect(stages.map(({ name, outcome }) => [name, outcome])).toEqual(
        fixture.stages.map((stage) => [stage, 'passed']),
      );
      for (const { durationMs } of stages) expect(durationMs).toBeGreaterThanOrEqual(0);
      expectNoSecret(stages);
    });

    test('a wrong secret fails at authenticate, for every operation, and does not show', async ({ skip }) => {
      const { wrongSecret } = fixture;
      if (wrongSecret === undefined) return skip('The source needs no secret.');
      const context = contextOf({ auth: wrongSecret });
      const stages = await runOrderedCheck(fixture.driver, context);
      expect(stages.at(-1)).toMatchObject({ name: 'authenticate', outcome: 'failed' });
      expectNoSecret(stages);
      for (const operation of operations) {
        const error = await failureOf(operation(context));
        expect(error.code).toBe(stages.at(-1)?.failure?.code);
        expectNoSecret(error);
      }
    });

    test('a port on which nothing listens fails at connect', async () => {
      const gone = await startServer(() => {});
      await gone.close();
      const context = contextOf({ auth: fixture.authAt(gone) });
      const stages = await runOrderedCheck(fixture.driver, context);
      expect(stages.at(-1)).toMatchObject({ name: 'connect', failure: { code: 'connection-refused' } });
      for (const operation of operations) {
        expect(await failureOf(operation(context))).toMatchObject({ code: 'connection-refused' });
      }
    });

    test('a host that does not exist fails at resolve', async () => {
      const context = contextOf({ auth: fixture.authAt({ host: 'no-such-host.invalid', port: 443 }) });
      const stages = await runOrderedCheck(fixture.driver, context);
      expect(stages.at(-1)).toMatchObject({ name: 'resolve', outcome: 'failed' });
      expect(['host-not-found', 'dns-unavailable']).toContain(stages.at(-1)?.failure?.code);
    });

    test('an address the guard does not allow is never dialed', async () => {
      let connections = 0;
      const server = await startServer(() => connections++);
      const strict = createDialGuard({ allowPrivate: false });
      for (const address of [
        server,
        { ...server, host: 'localhost' },
        { host: '169.254.169.254', port: 80 },
      ]) {
        const context = contextOf({ guard: strict, auth: fixture.authAt(address) });
        const stages = await runOrderedCheck(fixture.driver, context);
        expect(stages.at(-1)).toMatchObject({ name: 'resolve', failure: { code: 'dial-refused' } });
        for (const operation of operations) {
          expect(await failureOf(operation(context))).toMatchObject({
            code: 'dial-refused',
            nextStep: expect.any(String),
          });
        }
      }
      expect(connections).toBe(0);
      await server.close();
    });

    test('what does not exist is named in the explanation', async () => {
      const { driver, missing } = fixture;
      for (const read of [driver.describe, driver.preview]) {
        const error = await failureOf(read(contextOf(), { path: missing }));
        expect(error.code).toBe('object-not-found');
        expect(error.cause).toContain(missing);
      }
    });

    test('a listing is complete within its limit and its entries can be used', async () => {
      const { driver, folder } = fixture;
      const { entries } = await driver.list(contextOf(), folder);
      expect(entries.length).toBeGreaterThanOrEqual(2);
      expect(new Set(entries.map(({ path }) => path)).size).toBe(entries.length);
      const [only, ...others] = (await driver.list(contextOf({ bounds: { maxEntries: 1 } }), folder)).entries;
      expect(others).toEqual([]);
      expect(entries).toContainEqual(only);
      for (const { type, path, canPreview } of entries) {
        if (type === 'folder') expect((await driver.list(contextOf(), path)).entries).not.toEqual([]);
        else if (canPreview) expect(await driver.preview(contextOf(), { path })).toHaveProperty('rows');
      }
    });

    test('a description is a preview without rows, and rows keep to their limit and to JSON', async () => {
      const { driver, object } = fixture;
      const { rows = [], ...preview } = await driver.preview(contextOf({ bounds: { maxRows: 3 } }), {
        path: object,
      });
      const description = await driver.describe(contextOf(), { path: object });
      expect(rows).toHaveLength(3);
      expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
      expect(description).not.toHaveProperty('rows');
      expect(description.columns.map(({ name }) => name)).toEqual(preview.columns.map(({ name }) => name));
      for (const row of rows) {
        expect(Object.keys(row)).toEqual(preview.columns.map(({ name }) => name));
      }
    });

    test('of a large object no more is read than the limit allows', async () => {
      const { driver, largeObject } = fixture;
      const proxy = await startCountingProxy(fixture.address);
      const context = contextOf({ auth: fixture.authAt(proxy), bounds: { maxBytes: largeObject.maxBytes } });
      for (const read of [driver.describe, driver.preview]) {
        const before = proxy.bytesReceived();
        expect((await read(context, { path: largeObject.path })).columns.length).toBeGreaterThan(0);
        expect(proxy.bytesReceived() - before).toBeGreaterThan(0);
        expect(proxy.bytesReceived() - before).toBeLessThanOrEqual(largeObject.maxBytes + OVERHEAD_BYTES);
      }
      await proxy.close();
    });

    test.each([0, 50])(
      'an operation cancelled after %i ms ends at once, and its connections',
      async (delayMs) => {
        const server = await startServer(() => {});
        const started = performance.now();
        const context = () => {
          const signal = delayMs === 0 ? AbortSignal.abort() : AbortSignal.timeout(delayMs);
          return contextOf({ auth: fixture.authAt(server), signal });
        };
        expect((await runOrderedCheck(fixture.driver, context())).at(-1)?.failure).toMatchObject({
          code: 'cancelled',
        });
        for (const operation of operations) {
          expect(await failureOf(operation(context()))).toMatchObject({ code: 'cancelled' });
        }
        expect(performance.now() - started).toBeLessThan(4 * delayMs + GRACE_MS);
        await expect.poll(server.openConnections, { timeout: 5000 }).toBe(0);
        await server.close();
      },
    );

    test('a check that nobody listens to any more closes its connection', async () => {
      const accepted = Promise.withResolvers<void>();
      const server = await startServer(() => accepted.resolve());
      for await (const { name } of fixture.driver.check(contextOf({ auth: fixture.authAt(server) }))) {
        if (name === 'connect') break;
      }
      await accepted.promise;
      await expect.poll(server.openConnections, { timeout: 5000 }).toBe(0);
      await server.close();
    });

    test.each(Object.entries(HOSTILE_SERVERS))(
      'a server that %s is explained in time',
      async (_what, handle) => {
        const server = await startServer(handle, fixture.certificate);
        await expectExplained(server);
        await server.close();
      },
    );

    async function expectExplained(server: LoopbackServer): Promise<void> {
      const context = contextOf({ auth: fixture.authAt(server), bounds: { timeoutMs: SHORT_MS } });
      const checking = timed(() => runOrderedCheck(fixture.driver, context));
      const working = operations.map((operation) => timed(() => failureOf(operation(context))));
      const [stages, ...errors] = await Promise.all([checking, ...working]);
      expect(stages.at(-1)).toMatchObject({
        outcome: 'failed',
        failure: { code: expect.stringMatching(/^[a-z-]+$/) },
      });
      expectNoSecret(stages);
      for (const error of errors) {
        expect(error).toMatchObject({
          cause: expect.stringMatching(/\.$/),
          nextStep: expect.stringMatching(/\.$/),
        });
        expectNoSecret(error);
      }
    }
  });
}

async function runOrderedCheck(driver: Driver, context: DriverContext): Promise<CheckStage[]> {
  const stages = await runCheck(driver, context);
  const positions = stages.map(({ name }) => ORDER.indexOf(name));
  expect(positions).toEqual([...new Set(positions)].sort((one, other) => one - other));
  expect(stages.slice(0, -1).filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  return stages;
}

async function timed<T>(work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  expect(performance.now() - started).toBeLessThan(SHORT_MS + GRACE_MS);
  return result;
}

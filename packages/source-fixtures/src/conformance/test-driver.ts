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
import { FILE_READS, testFileReads, type WritableFiles } from './test-file-reads.ts';

export type { WritableFiles } from './test-file-reads.ts';

/** A driver and a real source for it. */
export interface DriverFixture {
  driver: Driver;
  /** Address of the source. It speaks TLS only if `certificate` is set. */
  address: { host: string; port: number };
  /** Certificate of a source that speaks TLS from the first byte. The hostile servers present it too. */
  certificate?: TestCertificate;
  /** Token endpoint of the source, if it accepts tokens. */
  entraAuthority?: string;
  /** Working credentials that point to another address. */
  authAt(address: { host: string; port: number }): DriverAuth;
  /** Credentials with a wrong secret; undefined for a source without secrets. */
  wrongSecret?: DriverAuth;
  /** Strings that must never appear in output: the right and the wrong secrets. */
  secrets: readonly string[];
  /** Stages of a check that passes. */
  stages: readonly StageName[];
  /** A location with at least two entries: `''` or a folder. */
  folder: string;
  /** Path of an object with at least ten rows. */
  object: string;
  /** An object whose first page of rows far exceeds the byte limit of the test, and that limit. */
  largeObject: { path: string; maxBytes: number };
  /** Path of an object that does not exist. */
  missing: string;
  /** A place for files of the tests. Required for a driver that reads files for runs. */
  files?: WritableFiles;
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

/** Time limit for sources that never finish, and the extra time that a test allows on a busy machine. */
const SHORT_MS = 500;
const GRACE_MS = 6000;

/** Allowance for headers and packets on top of the data. */
const OVERHEAD_BYTES = 64 * 1024;

/**
 * Tests that every driver must pass, against a real source and against hostile servers.
 *
 * @param readsFiles True for a driver that reads files for runs; its fixture has `files`. @default false
 */
export function testDriver(
  name: string,
  open: () => Promise<DriverFixture>,
  { readsFiles = false }: { readsFiles?: boolean } = {},
): void {
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
      ...FILE_READS.map((read) => (context: DriverContext) => read(fixture, context)),
    ];
    if (readsFiles) testFileReads(() => ({ fixture, contextOf }));
    else {
      test('has no reads of files for runs that this suite leaves out', () => {
        expect(fixture.driver.listFiles).toBeUndefined();
      });
    }

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

    test('a wrong secret fails every operation at authenticate and never appears in output', async ({
      skip,
    }) => {
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

    test('a port without a listener fails at connect', async () => {
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

    test('the driver never dials an address that the guard refuses', async () => {
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

    test('the error names an object that does not exist', async () => {
      const { driver, missing } = fixture;
      for (const read of [driver.describe, driver.preview]) {
        const error = await failureOf(read(contextOf(), { path: missing }));
        expect(error.code).toBe('object-not-found');
        expect(error.cause).toContain(missing);
      }
    });

    test('a listing keeps to its limit and its entries can be opened', async () => {
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

    test('a description is a preview without rows, and rows are JSON values within the limit', async () => {
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

    test('reads of a large object stay within the byte limit', async () => {
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
      'an operation cancelled after %i ms ends at once and closes its connections',
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

    test('an abandoned check closes its connection', async () => {
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

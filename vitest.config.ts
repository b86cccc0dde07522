import { defineConfig } from 'vitest/config';

const conditions = ['@headwater/source'];

/** Run one file at a time, because a file with its browser, portal and service already uses more than one core. */
const BROWSER_TESTS = 'apps/admin/**/*.e2e.test.ts';
const NO_TESTS = ['**/node_modules/**', '**/dist/**', '**/generated/**'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'side by side',
          include: ['{packages,apps,scripts,bench}/**/*.test.ts'],
          exclude: [...NO_TESTS, BROWSER_TESTS],
          maxWorkers: 2,
          // Modules keep no state, so the files of a worker share them; loading them for each file took a third of the run.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'in a browser',
          include: [BROWSER_TESTS],
          // A browser on a busy machine can be too slow; the run names each test that needed its second try.
          retry: 1,
          globalSetup: 'apps/admin/src/testing/build-portal.ts',
          exclude: NO_TESTS,
          maxWorkers: 1,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

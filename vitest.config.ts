import { defineConfig } from 'vitest/config';

const conditions = ['@headwater/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['{packages,apps,scripts,bench}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/generated/**'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    // Browsers, processes and sockets on a busy machine; what fails twice is broken.
    retry: 1,
  },
});

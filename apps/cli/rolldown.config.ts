import { globSync } from 'node:fs';
import { defineConfig } from 'rolldown';

const commands = globSync('src/commands/**/*.ts', { exclude: ['**/*.test.ts'] }).map((file) => {
  return file.slice('src/'.length, -'.ts'.length);
});

/**
 * Most of a start is spent on loading modules, so they are joined into a few chunks, each loaded where it is used.
 * Outside stay the embedded service and its store, whose SQLite is native, and what oclif would only transpile with.
 */
export default defineConfig({
  input: Object.fromEntries(['main', ...commands].map((name) => [name, `src/${name}.ts`])),
  platform: 'node',
  external: ['@headwater/flow-service', '@headwater/flow-store', 'typescript', 'ts-node', /^tsx\//],
  resolve: { conditionNames: ['@headwater/source', 'node', 'import', 'default'] },
  output: { dir: 'dist', format: 'esm', cleanDir: true, chunkFileNames: 'chunks/[name]-[hash].js' },
});

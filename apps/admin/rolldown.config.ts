import { defineConfig } from 'rolldown';

/** The program that serves the built portal. Node compiles no TypeScript of an installed package, and needs no other file of it. */
export default defineConfig({
  input: { portal: 'bin/portal.ts' },
  platform: 'node',
  external: ['next'],
  output: { dir: 'dist', format: 'esm', cleanDir: true },
});

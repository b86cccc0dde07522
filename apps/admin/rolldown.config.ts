import { defineConfig } from 'rolldown';

/**
 * Bundles the program that serves the built portal. Node does not strip types in installed packages, and the package
 * needs no other source file.
 */
export default defineConfig({
  input: { portal: 'bin/portal.ts' },
  platform: 'node',
  external: ['next'],
  output: { dir: 'dist', format: 'esm', cleanDir: true },
});

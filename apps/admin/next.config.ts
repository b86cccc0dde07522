import { join } from 'node:path';
import type { NextConfig } from 'next';

const root = join(import.meta.dirname, '../..');

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The core loads what it needs when it needs it, from its own folder.
  serverExternalPackages: ['@headwater/core'],
  turbopack: {
    root,
    // Spectrum's stylesheet asks a font service; the page must not, and its policy would refuse it.
    rules: { '**/font-faces.css': { loaders: ['./build/no-fonts.cjs'], as: '*.css' } },
  },
  outputFileTracingRoot: root,
  // `tsc -b` at the root judges types.
  typescript: { ignoreBuildErrors: true },
};

export default config;

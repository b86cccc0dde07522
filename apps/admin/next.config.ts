import { join } from 'node:path';
import type { NextConfig } from 'next';

const root = join(import.meta.dirname, '../..');

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The core loads its modules on demand, from its own folder.
  serverExternalPackages: ['@headwater/core'],
  turbopack: {
    root,
    // Spectrum's stylesheet requests fonts from an external service, which the portal's content security policy
    // forbids.
    rules: { '**/font-faces.css': { loaders: ['./build/no-fonts.cjs'], as: '*.css' } },
  },
  outputFileTracingRoot: root,
  // `tsc -b` at the root checks types.
  typescript: { ignoreBuildErrors: true },
};

export default config;

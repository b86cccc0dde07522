/**
 * Runs in a package after it is compiled: removes files from `dist` whose sources no longer exist. The compiler keeps
 * them, so they would be cached and published.
 */
import { existsSync, globSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

const ENDING = /(\.d\.ts|\.js)(\.map)?$/;

for (const file of globSync('dist/**/*.{js,ts,map,json}')) {
  const source = join('src', relative('dist', file)).replace(ENDING, '.ts');
  if (!existsSync(source)) rmSync(file);
}

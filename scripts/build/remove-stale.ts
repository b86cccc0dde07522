/**
 * Run in a package once it is compiled: takes out of `dist` what came of sources that are gone. The compiler leaves it there, and from
 * there it would be cached and published.
 */
import { existsSync, globSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

const ENDING = /(\.d\.ts|\.js)(\.map)?$/;

for (const file of globSync('dist/**/*.{js,ts,map,json}')) {
  const source = join('src', relative('dist', file)).replace(ENDING, '.ts');
  if (!existsSync(source)) rmSync(file);
}

import { execFileSync } from 'node:child_process';

const READ = /\.(?:tsx?|md|yaml)$/u;
const NOT_OURS = /(?:^|\/)(?:generated|fixtures)\/|^pnpm-|CHANGELOG\.md$|^docs\/(?:glossary\.md|sources\/)/u;

/**
 * The tracked files whose English people read. Skips generated files, which follow their sources, and the glossary,
 * which quotes banned words.
 */
export function listEnglishFiles(): readonly string[] {
  const listing = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  return listing.split('\n').filter((path) => READ.test(path) && !NOT_OURS.test(path));
}

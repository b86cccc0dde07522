import { execFileSync } from 'node:child_process';

const READ = /\.(?:tsx?|md|yaml)$/u;
const NOT_OURS = /(?:^|\/)(?:generated|fixtures)\/|^pnpm-|CHANGELOG\.md$|^docs\/sources\//u;

/** Files that must quote banned words: the glossary, the test of its lint, a message of Entra, a setting of ProFTPD. */
const QUOTING: readonly string[] = [
  'docs/glossary.md',
  'scripts/language/find-violations.test.ts',
  'packages/source-fixtures/src/azure/entra-refusal.ts',
  'packages/source-fixtures/src/ftp/ftp-daemons.ts',
];

/**
 * The tracked files whose English people read. Skips generated files, which follow their sources, and files that quote
 * banned words.
 */
export function listEnglishFiles(): readonly string[] {
  const listing = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  return listing
    .split('\n')
    .filter((path) => READ.test(path) && !NOT_OURS.test(path) && !QUOTING.includes(path));
}

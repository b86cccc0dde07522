import { execFileSync } from 'node:child_process';

/**
 * Lists the files that this branch changed since it left `main`, and uncommitted changes; on `main`, only the latter.
 *
 * @param isStaged list only the changes of the next commit
 * @returns paths from the root of the repository, without deleted files
 */
export function listChangedFiles({ isStaged = false } = {}): readonly string[] {
  if (isStaged) return git('diff', '--cached', '--name-only', '--diff-filter=d', 'HEAD');
  return [
    ...git('diff', '--name-only', '--diff-filter=d', findBase()),
    ...git('ls-files', '--others', '--exclude-standard'),
  ];
}

function findBase(): string {
  for (const branch of ['main', 'origin/main']) {
    try {
      return git('merge-base', branch, 'HEAD')[0] ?? 'HEAD';
    } catch {
      // A single-branch clone has no main.
    }
  }
  return 'HEAD';
}

function git(...parameters: readonly string[]): readonly string[] {
  const output = execFileSync('git', parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return output.split('\n').filter(Boolean);
}

/** Returns the room of a file: a package, an app, `scripts` or `bench`; undefined for a file outside every room. */
export function roomOf(file: string): string | undefined {
  return /^(?:(?:packages|apps)\/[^/]+|scripts|bench)(?=\/)/.exec(file)?.[0];
}

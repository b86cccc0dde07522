import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const HOOKS = join(import.meta.dirname, '../../.githooks');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headwater-hooks-'));
  await cp(HOOKS, join(folder, '.githooks'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The environment of a shell in which Git reads only the settings of the folder. */
function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { PATH } = process.env;
  return { PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', ...more };
}

function git(...parameters: readonly string[]): void {
  execFileSync('git', parameters, { cwd: folder, env: environment(), stdio: 'ignore' });
}

/** Installs the hooks. @returns the folder from which Git then takes hooks, or an empty string for Git's default */
function install(more?: Readonly<Record<string, string>>): string {
  const options = { cwd: folder, env: environment(more), encoding: 'utf8' } as const;
  const { status } = spawnSync(process.execPath, ['.githooks/install.cjs'], options);
  expect(status).toBe(0);
  return spawnSync('git', ['config', 'core.hooksPath'], options).stdout.trim();
}

test('an install in a clone configures Git to use the hooks of the repository', () => {
  git('init');
  expect(install()).toBe('.githooks');
});

test('an install keeps hooks that are already configured', () => {
  git('init');
  git('config', 'core.hooksPath', 'own-hooks');
  expect(install()).toBe('own-hooks');
});

test('an install changes nothing in CI or outside a clone', () => {
  expect(install()).toBe('');
  git('init');
  expect(install({ CI: 'true' })).toBe('');
});

test('a commit before the first install succeeds', () => {
  git('init');
  install();
  git('config', 'user.email', 'someone@example.com');
  git('config', 'user.name', 'Someone');
  git('commit', '--allow-empty', '--message', 'Try');
});

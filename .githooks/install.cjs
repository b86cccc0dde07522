/**
 * Runs after an install, on whatever Node started pnpm: has Git use the hooks of this folder. It changes nothing in CI, outside a clone of
 * this repository, in a linked worktree (whose settings are those of its clone), and where other hooks are configured.
 */
const { spawnSync } = require('node:child_process');
const { existsSync, realpathSync, statSync } = require('node:fs');
const { dirname, join } = require('node:path');

const ROOT = realpathSync(dirname(__dirname));

function git(...parameters) {
  const { status, stdout } = spawnSync('git', parameters, { cwd: ROOT, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

const folder = join(ROOT, '.git');
const isClone = existsSync(folder) && statSync(folder).isDirectory();
if (isClone && !process.env.CI && git('config', 'core.hooksPath') === undefined) {
  git('config', 'core.hooksPath', '.githooks');
}

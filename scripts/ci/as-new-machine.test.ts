import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const SCRIPT = join(import.meta.dirname, 'as-new-machine.sh');
const LOOK = `
const { readdirSync } = require('node:fs');
const { homedir, tmpdir } = require('node:os');
console.log(JSON.stringify({
  home: readdirSync(homedir()).filter((name) => !['.npmrc', '.config'].includes(name)),
  temporary: readdirSync(tmpdir()),
  secret: process.env.HEADWATER_TEST_SECRET,
  registry: process.env.npm_config_registry,
}));
process.exit(7);
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headwater-new-machine-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function look(environment: Readonly<Record<string, string>> = {}) {
  const result = spawnSync('bash', [SCRIPT, process.execPath, '-e', LOOK], {
    // A system folder that contains neither the home folder nor the temporary folder.
    cwd: '/usr',
    encoding: 'utf8',
    env: {
      ...process.env,
      HOME: homedir(),
      HEADWATER_TEST_SECRET: 'from the caller',
      npm_config_registry: 'https://registry.example.com/',
      ...environment,
    },
  });
  return { status: result.status, remarks: result.stderr, seen: JSON.parse(result.stdout) };
}

const NEW = { home: [], temporary: [], registry: 'https://registry.example.com/' };

test('a command runs with empty folders and a minimal environment, and its exit code is returned', async () => {
  await writeFile(join(folder, 'left-behind'), '');
  const { status, seen } = look();
  expect({ status, seen }).toEqual({ status: 7, seen: NEW });
});

test('without permission to create a namespace, it reports that and isolates everything else', async () => {
  await writeFile(join(folder, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const { status, seen, remarks } = look({ PATH: `${folder}:${process.env.PATH}` });
  expect({ status, seen }).toEqual({ status: 7, seen: NEW });
  expect(remarks).toContain(
    'no mount namespace may be made here: /tmp and the fonts are those of this machine',
  );
});

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { EXIT_CODE } from './errors/exit-code.ts';

const CLI = join(import.meta.dirname, '../bin/run.js');
const REQUIRED = packageJson.engines.node.replace('>=', '');

/** Runs the CLI in this Node, which reports another version. */
function runAs(version: string, ...parameters: string[]) {
  const preload = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  const imported = `data:text/javascript,${encodeURIComponent(preload)}`;
  return spawnSync(process.execPath, ['--import', imported, CLI, ...parameters], { encoding: 'utf8' });
}

test.each(['18.20.8', '20.20.2', '22.14.0'])('names the Node it needs on Node %s', (version) => {
  const { status, stdout, stderr } = runAs(version, 'sources', 'list');
  expect({ status, stdout }).toEqual({ status: EXIT_CODE.oldNode, stdout: '' });
  expect(stderr).toMatch(
    `Error: headwater needs Node ${REQUIRED} or newer; this is Node ${version} (${process.execPath}).`,
  );
  expect(stderr).toMatch(/\nNext:\n {2}Install Node/);
});

test('prints JSON alone on an old Node too', () => {
  const { status, stdout, stderr } = runAs('20.20.2', 'sources', 'list', '--json');
  expect({ status, stderr }).toEqual({ status: EXIT_CODE.oldNode, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'old-node', exitCode: 11 } });
});

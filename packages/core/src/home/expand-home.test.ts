import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { expandHome } from './expand-home.ts';
import { resolveHome } from './headwater-home.ts';

it.each([
  ['~', homedir()],
  ['~/secrets/key', `${homedir()}/secrets/key`],
  ['~\\key', `${homedir()}/key`],
  ['~other/key', '~other/key'],
  ['a/~/key', 'a/~/key'],
])('%s is %s', (path, want) => {
  expect(expandHome(path)).toBe(want);
});

it('expands the home folder at the start of HEADWATER_HOME', () => {
  const homeDirectory = resolveHome({ environment: { HEADWATER_HOME: '~\\.headwater-test' } });
  expect(homeDirectory).toBe(join(homedir(), '.headwater-test'));
});

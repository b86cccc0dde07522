import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toDataOptions } from './data-flags.ts';

test.each(['~/store', '~\\store'])('--data-dir %s is a folder in the home of the user', (folder) => {
  expect(toDataOptions({ 'data-dir': folder }).dataDirectory).toBe(join(homedir(), 'store'));
});

test.each(['./store', 'C:\\store', '~other/store'])('--data-dir %s is taken as it is', (folder) => {
  expect(toDataOptions({ 'data-dir': folder }).dataDirectory).toBe(folder);
});

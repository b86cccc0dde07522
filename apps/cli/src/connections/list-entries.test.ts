import { expect, test } from 'vitest';
import { nextPageCommand } from './list-entries.ts';

const COMMAND = ['headwater', 'connections', 'explore'];

test.each([
  [['Files', 'landing/d'], 'Files landing/d'],
  [['Landing zone', "it's"], `'Landing zone' 'it'\\''s'`],
  [['Files', '--after', 'old', '--json'], 'Files --json'],
  [['--after=old', 'Files'], 'Files'],
])('the command for the next page of %j keeps its flags, except the cursor', (given, kept) => {
  expect(nextPageCommand(COMMAND, given, 'new')).toBe(`headwater connections explore ${kept} --after new`);
});

import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readManifest } from '../manifest.ts';
import { type CompletableCommand, completeWords } from './candidates.ts';

let commands: readonly CompletableCommand[];

beforeAll(async () => {
  const installation = { root: join(import.meta.dirname, '..', '..'), commands: './src/commands' };
  commands = Object.values((await readManifest(installation)).commands);
});

const VALUES: Readonly<Record<string, readonly string[]>> = {
  source: ['adls-gen2', 'azure-blob'],
  auth: ['SasUri'],
};

describe.each([
  { given: 'conn', want: ['connections'] },
  {
    given: 'connections ',
    want: [
      'attention',
      'clone',
      'create',
      'delete',
      'disable',
      'enable',
      'explore',
      'export',
      'host-keys',
      'list',
      'preview',
      'show',
      'test',
      'update',
    ],
  },
  { given: 'connections create az', want: ['azure-blob'] },
  { given: 'connections create azure-blob --au', want: ['--auth'] },
  { given: 'connections create azure-blob --auth ', want: ['SasUri'] },
  { given: 'connections create azure-blob -a ', want: ['SasUri'] },
  { given: 'connections create --name x ', want: ['adls-gen2', 'azure-blob'] },
  { given: 'connections create --auth SasUri --au', want: [] },
  { given: 'connections create --param a=b --par', want: ['--param'] },
  { given: 'connections list --state en', want: ['enabled'] },
  { given: 'completion ', want: ['bash', 'zsh', 'fish', 'powershell'] },
  { given: 'connections show ', want: [] },
  { given: 'nonsense ', want: [] },
])('completing "headwater $given"', ({ given, want }) => {
  test(`offers ${want.join(', ') || 'nothing'}`, async () => {
    expect(await completeWords(given.split(' '), commands, (name) => VALUES[name] ?? [])).toEqual(want);
  });
});

test('offers commands, but not the hidden ones that scripts call', async () => {
  const offered = await completeWords([''], commands, () => []);
  expect(offered).toContain('completion');
  expect(await completeWords(['completion', ''], commands, () => [])).not.toContain('words');
});

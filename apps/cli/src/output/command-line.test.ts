import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  type CallContext,
  commandLine,
  programName,
  withProgramName,
  withProgramNameInShell,
} from './command-line.ts';

const INSTALLED: CallContext = {
  environment: {},
  directory: '/home/ada/work',
  program: '/usr/local/bin/headwater',
  clone: undefined,
};
const CLONED: CallContext = { ...INSTALLED, directory: '/home/ada/clone', clone: '/home/ada/clone' };
const NPX = { npm_command: 'exec', npm_lifecycle_event: 'npx' };

describe.each<{ how: string; context: CallContext; want: string }>([
  { how: 'an installed CLI', context: INSTALLED, want: 'headwater' },
  {
    how: 'npx, from the project',
    context: {
      ...INSTALLED,
      environment: NPX,
      program: '/home/ada/work/node_modules/@headwater/cli/bin/run.js',
    },
    want: 'npx headwater',
  },
  {
    how: 'npx, from its cache',
    context: {
      ...INSTALLED,
      environment: NPX,
      program: '/home/ada/.npm/_npx/1f/node_modules/.bin/headwater',
    },
    want: 'headwater',
  },
  { how: 'a clone', context: CLONED, want: 'npx -y pnpm@12 headwater' },
  {
    how: 'a folder of a clone',
    context: { ...CLONED, environment: { INIT_CWD: '/home/ada/clone/apps' } },
    want: 'npx -y pnpm@12 headwater',
  },
  {
    how: 'pnpm with the folder of a clone',
    context: { ...CLONED, environment: { INIT_CWD: '/home/ada' } },
    want: 'npx -y pnpm@12 --dir /home/ada/clone --silent headwater',
  },
  {
    how: 'pnpm with a folder that a shell would split',
    context: { ...CLONED, clone: "/home/ada/it's here", environment: { INIT_CWD: '/home/ada' } },
    want: "npx -y pnpm@12 --dir '/home/ada/it'\\''s here' --silent headwater",
  },
  {
    how: 'an alias that names itself',
    context: { ...CLONED, environment: { HEADWATER_COMMAND: 'hw' } },
    want: 'hw',
  },
])('called by $how', ({ context, want }) => {
  test(`names itself ${want}`, () => {
    expect(programName(context)).toBe(want);
  });
});

describe('a message', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('rewrites commands to the form that can be typed, and changes nothing else', () => {
    vi.stubEnv('HEADWATER_COMMAND', 'npx headwater');
    expect(commandLine('serve')).toBe('npx headwater serve');
    expect(withProgramName('Run `headwater serve` and `headwater --help`.')).toBe(
      'Run `npx headwater serve` and `npx headwater --help`.',
    );
    for (const same of [
      'This is a fault in headwater. See it.',
      'Read `headwater.yaml`.',
      'a headwater serve',
    ])
      expect(withProgramName(same)).toBe(same);
  });

  test('rewrites commands inside shell commands too', () => {
    vi.stubEnv('HEADWATER_COMMAND', 'hw');
    expect(withProgramNameInShell('headwater connections create s3 --name "headwater x"')).toBe(
      'hw connections create s3 --name "headwater x"',
    );
    expect(withProgramNameInShell('curl -H "a: Bearer $(headwater auth token)" https://x')).toBe(
      'curl -H "a: Bearer $(hw auth token)" https://x',
    );
  });
});

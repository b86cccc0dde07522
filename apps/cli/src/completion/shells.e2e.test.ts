import { execFile } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { needsPrograms } from '@headwater/source-fixtures';
import { spawn } from '@lydell/node-pty';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CLI_PARAMETERS, cliEnvironment, runCli } from '../testing/run-cli.ts';
import { type RunningServe, startServe } from '../testing/start-serve.ts';
import { useTemporaryHome } from '../testing/temporary-home.ts';
import { COMPLETION_SCRIPTS } from './scripts.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const home = useTemporaryHome();
let environment: Record<string, string>;

let service: RunningServe;

/** A program `headwater` in PATH, as an installation makes one, and a service with a connection to complete. */
beforeAll(async () => {
  service = await startServe([], { home: home() });
  const auth = ['--auth', 'BasicAuthentication', '--param', 'password=not-real'];
  const params = ['--param', 'host=files.contoso.example', '--param', 'userName=ingest'];
  await runCli(['connections', 'create', 'sftp', '--name', 'Landing zone', ...auth, ...params], {
    home: home(),
  });
  const folder = join(home(), 'bin');
  const cli = [process.execPath, ...CLI_PARAMETERS].map((part) => `'${part}'`).join(' ');
  await mkdir(folder);
  await writeFile(join(folder, 'headwater'), `#!/bin/sh\nexec ${cli} "$@"\n`);
  await chmod(join(folder, 'headwater'), 0o755);
  const { PATH, ...others } = cliEnvironment({ home: home() });
  environment = { ...others, PATH: `${folder}:${PATH}`, TERM: 'dumb' };
});

afterAll(async () => {
  await service.stop('SIGTERM');
});

async function scriptOf(shell: string): Promise<string> {
  const { stdout } = await runCli(['completion', shell], { home: home() });
  const path = join(home(), `headwater.${shell}`);
  await writeFile(path, stdout);
  return path;
}

const CASES = [
  { typed: 'headwater connections create azure-bl', want: 'azure-blob' },
  { typed: 'headwater connections create azure-blob --auth Sas', want: 'SasUri' },
  { typed: 'headwater connections create azure-blob --auth SasUri --param sas', want: 'sasUri=' },
  { typed: 'headwater connections update "Landing zone" --param user', want: 'userName=' },
  { typed: 'headwater connections create --param host=a azure-bl', want: 'azure-blob' },
];
const NAME = 'headwater connections show Lan';

describe('fish', needsPrograms('fish'), () => {
  test.each(CASES)('completes "$typed" to $want', async ({ typed, want }) => {
    const commands = `source ${await scriptOf('fish')}; complete -C '${typed}'`;
    const { stdout } = await promisify(execFile)('fish', ['--no-config', '-c', commands], {
      env: environment,
    });
    expect(stdout.trim()).toBe(want);
  });

  test('completes the name of a connection', async () => {
    const commands = `source ${await scriptOf('fish')}; complete -C '${NAME}'`;
    const { stdout } = await promisify(execFile)('fish', ['--no-config', '-c', commands], {
      env: environment,
    });
    expect(stdout.trim()).toBe('Landing zone');
  });
});

describe.each([
  {
    shell: 'bash',
    parameters: ['--norc', '--noprofile', '-i'],
    before: [],
  },
  { shell: 'zsh', parameters: ['-f', '-i'], before: ['autoload -U compinit', 'compinit -u -D'] },
])('$shell', ({ shell, parameters, before }) => {
  test.each([...CASES, { typed: NAME, want: 'Landing\\ zone' }])(
    'completes "$typed" at the press of Tab',
    needsPrograms(shell),
    async ({ typed, want }) => {
      const script = await scriptOf(shell);
      const screen = await typeInto({
        shell,
        parameters,
        lines: ["PS1='ready> '", ...before, `source ${script}`],
        typed: `${typed}\t`,
        want,
      });
      expect(screen).toContain(want);
    },
  );
});

interface Typing {
  shell: string;
  parameters: readonly string[];
  lines: readonly string[];
  typed: string;
  want: string;
}

/** Types into an interactive shell, and returns the screen once it shows the string that is wanted. */
async function typeInto({ shell, parameters, lines, typed, want }: Typing): Promise<string> {
  const terminal = spawn(shell, [...parameters], { cols: 200, rows: 40, cwd: home(), env: environment });
  let screen = '';
  terminal.onData((data) => {
    // Shells ring the bell where several candidates are left.
    screen += data.replaceAll('\u0007', '');
  });
  const shows = (text: string) =>
    vi.waitUntil(() => screen.includes(text), { timeout: 30_000, interval: 50 });
  try {
    for (const line of lines) terminal.write(`${line}\r`);
    terminal.write('echo "begin"":"\r');
    await shows('begin:');
    screen = '';
    terminal.write(typed);
    await shows(want);
    return screen;
  } finally {
    terminal.kill('SIGKILL');
  }
}

test('prints a native completer for PowerShell', () => {
  const script = COMPLETION_SCRIPTS.powershell;
  expect(script).toContain('Register-ArgumentCompleter -Native -CommandName headwater -ScriptBlock {');
  expect(script).toContain('headwater completion words @next -- @words');
  expect(script).toContain('[System.Management.Automation.CompletionResult]::new(');
  const count = (mark: string) => script.split(mark).length - 1;
  expect(count('{')).toBe(count('}'));
  expect(count('(')).toBe(count(')'));
});

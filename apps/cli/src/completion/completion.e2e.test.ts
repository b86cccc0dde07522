import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { CLI_PARAMETERS, cliEnvironment, runCli } from '../testing/run-cli.ts';
import { useTemporaryHome } from '../testing/temporary-home.ts';
import { SHELLS } from './scripts.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const home = useTemporaryHome();

test.each([
  { words: ['conn'], want: 'connections' },
  { words: ['connections', 'create', 'azure-bl'], want: 'azure-blob' },
  { words: ['connections', 'create', 'azure-blob', '--auth', 'Sas'], want: 'SasUri' },
  { words: ['connections', 'create', '--dry'], want: '--dry-run' },
  { words: ['sources', 'list', '--profile', ''], want: 'local' },
])('bash completes $words to $want', async ({ words, want }) => {
  const { stdout: script } = await runCli(['completion', 'bash'], { home: home() });
  const cli = [process.execPath, ...CLI_PARAMETERS].map((part) => `'${part}'`).join(' ');
  const typed = words.map((word) => `'${word}'`).join(' ');
  const steps = [
    `headwater() { ${cli} "$@"; }`,
    script,
    `COMP_WORDS=(headwater ${typed}); COMP_CWORD=${words.length}; _headwater; echo "\${COMPREPLY[@]}"`,
  ];
  const env = cliEnvironment({ home: home() });
  const { stdout } = await promisify(execFile)('bash', ['-c', steps.join('\n')], { env });
  expect(stdout.trim()).toBe(want);
});

test.each(SHELLS)('prints only the script for %s on stdout', async (shell) => {
  const { exitCode, stdout, stderr } = await runCli(['completion', shell], { home: home() });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/headwater completion words (@next )?-- /);
});

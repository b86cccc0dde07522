import { expect, it } from 'vitest';
import { nameProgram, nameProgramInScript } from './name-program.ts';

const IN_CLONE = 'npx -y pnpm@12 headwater';

it('replaces the program name only at the beginning of a command', () => {
  expect(nameProgram('headwater auth token', IN_CLONE)).toBe('npx -y pnpm@12 headwater auth token');
  expect(nameProgram('headwater-portal', IN_CLONE)).toBe('headwater-portal');
  expect(nameProgram('the headwater project', IN_CLONE)).toBe('the headwater project');
});

it('replaces the program name in nested commands of a script, and leaves values unchanged', () => {
  const script = `curl -H "Authorization: Bearer $(headwater auth token)" -d '{"name":"headwater x"}'`;
  expect(nameProgramInScript(script, IN_CLONE)).toBe(
    `curl -H "Authorization: Bearer $(npx -y pnpm@12 headwater auth token)" -d '{"name":"headwater x"}'`,
  );
  expect(nameProgramInScript('headwater connections create sftp \\\n  --name x', '$& hw')).toBe(
    '$& hw connections create sftp \\\n  --name x',
  );
});

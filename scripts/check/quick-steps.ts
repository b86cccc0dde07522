import { existsSync } from 'node:fs';
import { roomOf } from './changed-files.ts';
import type { Step } from './steps.ts';

const LINTED = /\.(tsx?|js|css|json)$/;

/**
 * Lists the checks for changed files, in stages. Rooms above a changed room are not compiled; `pnpm check` does that.
 *
 * @param files paths from the root of the repository
 */
export function listQuickStages(files: readonly string[]): readonly (readonly Step[])[] {
  const rooms = [...new Set(files.map(roomOf))].filter((room) => room !== undefined);
  const linted = files.filter((file) => LINTED.test(file));
  const checks: (Step | false)[] = [
    linted.length > 0 && {
      name: 'format and lint',
      command: ['biome', 'check', '--error-on-warnings', '--no-errors-on-unmatched', ...linted],
    },
    files.some(isInput) && {
      name: 'generated files are up to date',
      command: ['node', 'scripts/check/generated-is-clean.ts'],
    },
    files.some((file) => file.startsWith('specs/')) && {
      name: 'specs',
      command: ['redocly', 'lint', 'specs/*/openapi.yaml', 'specs/sources/*.yaml'],
    },
  ];
  const compiled = rooms.filter((room) => existsSync(`${room}/tsconfig.json`));
  const drawn = rooms.filter((room) => /^(packages|apps)\//.test(room));
  const types: (Step | false)[] = [
    compiled.length > 0 && { name: `types of ${compiled.join(', ')}`, command: ['tsc', '-b', ...compiled] },
    drawn.length > 0 && {
      name: 'arrows between rooms',
      command: ['depcruise', ...drawn, '--output-type', 'err'],
    },
  ];
  return [checks, types].map((stage) => stage.filter((step) => step !== false));
}

/** True if generated files depend on a file. */
function isInput(file: string): boolean {
  return /^(specs|scripts\/generate|packages\/(models|sources|drivers)|apps\/cli|docs)\//.test(file);
}

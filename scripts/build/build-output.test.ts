import { expect, test } from 'vitest';
import { BuildOutput } from './build-output.ts';

const LINES = [
  '• Running build in 3 packages',
  '@headwater/models:build: cache hit, replaying logs 1234',
  '@headwater/sources:build: cache miss, executing 5678',
  '@headwater/sdk:build: cache miss, executing 9abc',
  '@headwater/sources:build: compiled',
  "@headwater/sdk:build: src/index.ts(3,1): error TS2304: Cannot find name 'missing'.",
];

function read(lines: readonly string[]) {
  const reported: string[] = [];
  const output = new BuildOutput((line) => reported.push(line));
  for (const line of lines) output.add(line);
  return { reported, failure: output.explainFailure() };
}

test('names each package as its build starts, and no unchanged package', () => {
  expect(read(LINES).reported).toEqual(['  @headwater/sources', '  @headwater/sdk']);
});

test('prints the output of the package that failed', () => {
  const { failure } = read([
    ...LINES,
    ' Tasks:    1 successful, 3 total',
    ' Failed:    @headwater/sdk#build',
  ]);
  expect(failure).toContain("Cannot find name 'missing'");
  expect(failure).not.toContain('compiled');
});

test('prints all output if it names no package, such as when Turbo itself fails', () => {
  expect(read([...LINES, 'x Unable to find package manager binary']).failure).toContain('compiled');
});

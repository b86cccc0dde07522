/** One check: a command, or a function that throws. */
export interface Step {
  name: string;
  command: readonly [string, ...string[]];
}

/** Where the test runner leaves its result. */
export const TEST_REPORT = 'node_modules/.cache/headwater/test-report.json';

const PUBLISHED = ['models', 'sources', 'sdk', 'drivers', 'flow-service', 'core'].map(
  (name) => `packages/${name}`,
);

/** In the order in which they fail fastest. */
export const STEPS: readonly Step[] = [
  { name: 'generated files are up to date', command: ['node', 'scripts/check/generated-is-clean.ts'] },
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings'] },
  { name: 'build and types', command: ['node', 'scripts/build/index.ts'] },
  { name: 'types of scripts', command: ['tsc', '-b'] },
  { name: 'arrows between rooms', command: ['depcruise', 'packages', 'apps', '--output-type', 'err'] },
  { name: 'nothing unused', command: ['knip'] },
  { name: 'specs', command: ['redocly', 'lint', 'specs/*/openapi.yaml', 'specs/sources/*.yaml'] },
  {
    name: 'tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${TEST_REPORT}`],
  },
  ...PUBLISHED.map(
    (folder): Step => ({ name: `${folder} is publishable`, command: ['publint', '--strict', folder] }),
  ),
  ...PUBLISHED.map(
    (folder): Step => ({
      name: `${folder} has resolvable types`,
      command: ['attw', '--pack', folder, '--profile', 'esm-only'],
    }),
  ),
];

import { type PublishedPackage, readPublishedPackages } from './published-packages.ts';

/** One check: a command that fails by its exit code. */
export interface Step {
  name: string;
  command: readonly [string, ...string[]];
}

/** Every check, in the order in which they fail fastest. */
export async function listSteps(): Promise<readonly Step[]> {
  const published = await readPublishedPackages();
  return [
    ...STEPS,
    ...published.map(toPublishStep),
    ...published.filter(({ isImportable }) => isImportable).map(toTypesStep),
  ];
}

const STEPS: readonly Step[] = [
  { name: 'generated files are up to date', command: ['node', 'scripts/check/generated-is-clean.ts'] },
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings'] },
  { name: 'language of the glossary', command: ['node', 'scripts/language/index.ts'] },
  { name: 'build and types', command: ['node', 'scripts/build/index.ts'] },
  { name: 'types of scripts', command: ['tsc', '-b'] },
  { name: 'arrows between rooms', command: ['depcruise', 'packages', 'apps', '--output-type', 'err'] },
  { name: 'nothing unused', command: ['knip'] },
  { name: 'specs', command: ['redocly', 'lint', 'specs/*/openapi.yaml', 'specs/sources/*.yaml'] },
  {
    name: 'tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=./scripts/check/test-reporter.ts'],
  },
];

function toPublishStep({ folder }: PublishedPackage): Step {
  return { name: `${folder} is publishable`, command: ['publint', '--strict', folder] };
}

function toTypesStep({ folder }: PublishedPackage): Step {
  return {
    name: `${folder} has resolvable types`,
    command: ['attw', '--pack', folder, '--profile', 'esm-only'],
  };
}

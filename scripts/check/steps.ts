import { type PublishedPackage, readPublishedPackages } from './published-packages.ts';

/** One check: a command that fails by its exit code. */
export interface Step {
  name: string;
  command: readonly [string, ...string[]];
  /** `live`: printed as it comes. `atEnd`: printed in one piece. @default `onFailure` */
  output?: 'live' | 'atEnd' | 'onFailure';
}

/** Every check in stages, those that fail fastest first; the steps of a stage run side by side. */
export async function listStages(): Promise<readonly (readonly Step[])[]> {
  const published = await readPublishedPackages();
  return [
    ...STAGES,
    [
      ...published.filter(({ isImportable }) => isImportable).map(toTypesStep),
      ...published.map(toPublishStep),
    ],
  ];
}

const STAGES: readonly (readonly Step[])[] = [
  [
    { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings'] },
    { name: 'generated files are up to date', command: ['node', 'scripts/check/generated-is-clean.ts'] },
    { name: 'language of the glossary', command: ['node', 'scripts/language/index.ts'] },
  ],
  [{ name: 'build and types', command: ['node', 'scripts/build/index.ts'] }],
  [
    { name: 'types of scripts', command: ['tsc', '-b'] },
    { name: 'arrows between rooms', command: ['depcruise', 'packages', 'apps', '--output-type', 'err'] },
    { name: 'nothing unused', command: ['knip'] },
    { name: 'workflows', command: ['node', 'scripts/check/workflows.ts'] },
    { name: 'specs', command: ['redocly', 'lint', 'specs/*/openapi.yaml', 'specs/sources/*.yaml'] },
  ],
  // A browser waits as often as it works. One run of Vitest cannot give its projects different numbers of workers at the same time.
  [
    { name: 'tests', command: toTestCommand('side by side'), output: 'live' },
    { name: 'tests in a browser', command: toTestCommand('in a browser'), output: 'atEnd' },
  ],
];

function toTestCommand(project: string): Step['command'] {
  return [
    'vitest',
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=./scripts/check/test-reporter.ts',
  ];
}

function toPublishStep({ folder }: PublishedPackage): Step {
  return { name: `${folder} is publishable`, command: ['publint', '--strict', folder] };
}

function toTypesStep({ folder }: PublishedPackage): Step {
  return {
    name: `${folder} has resolvable types`,
    command: ['attw', '--pack', folder, '--profile', 'esm-only'],
  };
}

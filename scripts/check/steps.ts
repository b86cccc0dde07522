import { type PublishedPackage, readPublishedPackages } from './published-packages.ts';

/** One check: a command that reports failure by its exit code. */
export interface Step {
  name: string;
  command: readonly [string, ...string[]];
  /** `live` prints output immediately, `atEnd` in one piece. @default `onFailure` */
  output?: 'live' | 'atEnd' | 'onFailure';
  /** Variables to add to the environment. */
  environment?: Readonly<Record<string, string>>;
}

/** Lists every check in stages, the fastest to fail first; the steps of a stage run in parallel. */
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
  // Browser tests are idle half of the time, so they run beside the others. Vitest cannot run two projects with
  // different worker counts at the same time, hence two runs.
  [
    {
      name: 'tests',
      command: toTestCommand('side by side'),
      output: 'live',
      environment: { HEADWATER_TEST_BUILT_CLI: '1' },
    },
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

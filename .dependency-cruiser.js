/** The arrows of docs/architecture.md, as a table: what each room may import. Tests may reach further. */
const ARROWS = {
  'packages/models': [],
  'packages/contract': [],
  'packages/sources': ['packages/models'],
  'packages/sdk': ['packages/models'],
  'packages/drivers': ['packages/models', 'packages/sources'],
  'packages/flow-service': ['packages/models', 'packages/sources', 'packages/drivers'],
  'packages/core': ['packages/models', 'packages/sources', 'packages/sdk'],
  'apps/cli': ['packages/core', 'packages/flow-service'],
  'apps/admin': ['packages/core'],
};

const TESTS = '\\.test\\.ts$|/testing/|/conformance/|/store/test-store\\.ts$';

const arrows = Object.entries(ARROWS).map(([room, allowed]) => ({
  name: `arrows-of-${room.replace('/', '-')}`,
  comment: `${room} may import only ${[...allowed].join(', ') || 'nothing'} of this workspace.`,
  severity: 'error',
  from: { path: `^${room}/(src|bin)`, pathNot: TESTS },
  to: { path: '^(packages|apps)/', pathNot: [room, ...allowed].map((path) => `^${path}/`) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...arrows,
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-deep-imports',
      comment: 'Another package is imported by its name, never by a path into its sources.',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: { path: '^(packages|apps)/', pathNot: ['^(packages|apps)/$2/'], dependencyTypes: ['local'] },
    },
    {
      name: 'service-loads-lazily',
      comment: 'The CLI imports the embedded service only when `serve` runs.',
      severity: 'error',
      from: { path: '^apps/cli/', pathNot: TESTS },
      to: { path: '^packages/flow-service/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(packages|apps)/[^/]+/src/',
        pathNot: ['\\.d\\.ts$', '/generated/', TESTS, '/commands/', '^apps/admin/src/(app/|proxy)'],
      },
      to: {},
    },
    {
      name: 'sdk-and-sources-run-in-browsers',
      severity: 'error',
      from: { path: '^packages/(models|sources|sdk)/src/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: TESTS },
      to: { path: '\\.test\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/(dist|\\.next)/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@headwater/source', 'import', 'node', 'default', 'types'],
    },
  },
};

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';

/**
 * The rooms of architecture.yaml.
 * @type {Record<string, { imports: string[], lazily?: string[], folders?: Folder[] }>}
 * @typedef {string | Record<string, Folder[]>} Folder
 */
const ROOMS = parse(readFileSync(new URL('architecture.yaml', import.meta.url), 'utf8'));

const TESTS = '\\.test\\.ts$|/testing/|/conformance/|/store/test-store\\.ts$';

/** A room imports only the rooms it names, and some of them only with `import()`. */
function toRoomRules([room, { imports, lazily = [] }]) {
  const allowed = [room, ...imports, ...lazily];
  const name = room.replace('/', '-');
  return [
    {
      name: `rooms-below-${name}`,
      comment: `${room} may import only these rooms: ${[...imports, ...lazily].join(', ') || 'none'}.`,
      severity: 'error',
      from: { path: `^${room}/(src|bin)`, pathNot: TESTS },
      to: { path: '^(packages|apps)/', pathNot: allowed.map((path) => `^${path}/`) },
    },
    ...lazily.map((lazy) => ({
      name: `${name}-loads-${lazy.replace('/', '-')}-lazily`,
      comment: `${room} may import ${lazy} with import() only.`,
      severity: 'error',
      from: { path: `^${room}/`, pathNot: TESTS },
      to: { path: `^${lazy}/`, dynamic: false, dependencyTypesNot: ['type-only'] },
    })),
  ];
}

/** A folder imports only the folders below it, at every level of the table. */
function toFolderRules(parent, folders) {
  const names = folders.map((folder) => (typeof folder === 'string' ? folder : Object.keys(folder)[0]));
  const paths = names.map((name) => (name.endsWith('.ts') ? `^${parent}/${name}$` : `^${parent}/${name}/`));
  return [
    {
      name: `folders-of-${parent.replaceAll('/', '-')}`,
      comment: `architecture.yaml must list every folder of ${parent}.`,
      severity: 'error',
      from: { path: `^${parent}/[^/]+/`, pathNot: [TESTS, ...paths] },
      to: {},
    },
    ...names.map((name, level) => ({
      name: `folders-below-${parent}/${name}`.replaceAll('/', '-'),
      comment: `In ${parent}, ${name} may import only: ${names.slice(0, level).join(', ') || 'no other folder'}.`,
      severity: 'error',
      from: { path: paths[level], pathNot: TESTS },
      to: { path: `^${parent}/`, pathNot: paths.slice(0, level + 1) },
    })),
    ...folders.flatMap((folder) =>
      typeof folder === 'string'
        ? []
        : Object.entries(folder).flatMap(([name, inner]) => toFolderRules(`${parent}/${name}`, inner)),
    ),
  ];
}

/** The modules of the portal that browsers load: client components, and the hooks and checks beneath them. */
function findBrowserModules() {
  const root = new URL('.', import.meta.url).pathname;
  return readdirSync(join(root, 'apps/admin/src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) => /\/(?:use-[^/]+|lint)\.ts$/.test(path) || /^'use client'/.test(readFileSync(path, 'utf8')),
    )
    .map((path) => `^${relative(root, path).replace(/[.[\]()]/g, '\\$&')}$`);
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(ROOMS).flatMap(toRoomRules),
    ...Object.entries(ROOMS).flatMap(([room, { folders }]) =>
      folders ? toFolderRules(`${room}/src`, folders) : [],
    ),
    {
      name: 'rooms-in-the-table',
      comment: 'architecture.yaml must list every room.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: Object.keys(ROOMS).map((room) => `^${room}/`) },
      to: {},
    },
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
      name: 'browser-half-of-the-portal',
      comment: 'What browsers load of the portal imports sources and models only, beside types.',
      severity: 'error',
      from: { path: findBrowserModules() },
      to: {
        path: '^packages/',
        pathNot: ['^packages/(sources|models)/'],
        dependencyTypesNot: ['type-only'],
      },
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

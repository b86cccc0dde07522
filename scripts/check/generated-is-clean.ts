/** Regenerates, and fails if that changes a file, so that no generated file is stale or edited by hand. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const GENERATED = [
  'packages/*/src/generated/**',
  'apps/cli/oclif.manifest.json',
  'docs/sources/**',
  'docs/fidelity.md',
  'docs/architecture.md',
  'README.md',
];

const before = await hashGenerated();
execFileSync('node', ['--conditions=@headwater/source', 'scripts/generate/index.ts'], { stdio: 'inherit' });
const after = await hashGenerated();

const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
  (path) => before.get(path) !== after.get(path),
);
if (changed.length > 0) {
  console.error(
    `These generated files were stale. \`pnpm generate\` has updated them; commit them:\n  ${changed.join('\n  ')}`,
  );
  process.exit(1);
}

async function hashGenerated(): Promise<Map<string, string>> {
  const listing = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...GENERATED],
    {
      encoding: 'utf8',
    },
  );
  const hashes = new Map<string, string>();
  for (const path of listing.split('\n').filter(Boolean)) {
    const content = await readFile(path).catch(() => 'missing');
    hashes.set(path, createHash('sha256').update(content).digest('hex'));
  }
  return hashes;
}

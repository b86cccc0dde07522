import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPublishedPackages } from './published-packages.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Manifest {
  description?: string;
  license?: string;
  keywords?: readonly string[];
  repository?: { url?: string; directory?: string };
  files?: readonly string[];
}

const published = await readPublishedPackages();
const folders = published.map(({ folder }) => folder);

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8')) as Manifest;
}

test('the release publishes the CLI and the libraries, and no private package', () => {
  expect(folders).toContain('apps/cli');
  expect(folders).not.toContain('packages/contract');
  expect(folders).not.toContain('packages/source-fixtures');
});

describe.each(folders)('%s', (folder) => {
  test('names its license, repository and keywords', async () => {
    const { description = '', license, keywords = [], repository } = await readManifest(folder);
    expect(license).toBe('Apache-2.0');
    expect(repository?.url).toMatch(/^git\+https:\/\//);
    expect(repository?.directory).toBe(folder);
    expect(description.length).toBeGreaterThan(20);
    expect(keywords.length).toBeGreaterThan(3);
  });

  test('has a README, and lists the files to publish', async () => {
    await access(join(ROOT, folder, 'README.md'));
    expect((await readManifest(folder)).files).not.toEqual([]);
  });
});

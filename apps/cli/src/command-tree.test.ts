import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readManifest } from './manifest.ts';

const root = join(import.meta.dirname, '..');

test('the committed manifest matches the commands; `pnpm generate` writes it', async () => {
  const committed: unknown = JSON.parse(await readFile(join(root, 'oclif.manifest.json'), 'utf8'));
  const { commands } = JSON.parse(JSON.stringify(await readManifest({ root, commands: './src/commands' })));
  expect(commands).toEqual((committed as { commands: unknown }).commands);
});

test('names, arguments and flags change only with the snapshot', async () => {
  const { commands } = await readManifest({ root, commands: './src/commands' });
  const tree = Object.values(commands).map(({ id, args, flags }) => {
    const positional = Object.values(args).map(({ name, required }) =>
      required ? `<${name}>` : `[${name}]`,
    );
    const own = Object.values(flags).filter(({ helpGroup }) => helpGroup !== 'GLOBAL');
    const named = own.map(({ name, char }) => (char ? `--${name}|-${char}` : `--${name}`)).sort();
    return [id.replaceAll(':', ' '), ...positional, ...named].join(' ');
  });
  await expect(`${tree.join('\n')}\n`).toMatchFileSnapshot('command-tree.txt');
});

test.each([
  ['connections:list', 'state', 'schemas.ConnectionState'],
  ['connections:preview', 'file-type', 'parameters.FileType.schema'],
  ['connections:preview', 'compression', 'parameters.CompressionType.schema'],
])('%s --%s takes the values of the spec', async (command, flag, place) => {
  const { commands } = JSON.parse(await readFile(join(root, 'oclif.manifest.json'), 'utf8'));
  const spec = parse(await readFile(join(root, '../../specs/flow-service/openapi.yaml'), 'utf8'));
  const { enum: values } = place.split('.').reduce((part, key) => part[key], spec.components);
  expect(new Set(commands[command].flags[flag].options)).toEqual(new Set(values));
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readInputFile } from './input-file.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headwater-input-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function inFile(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

const WANT = {
  source: undefined,
  name: 'Landing zone',
  description: undefined,
  method: 'ConnectionString',
  params: { connectionString: '${env:BLOB}', container: 'orders' },
};

test('reads the YAML that `sources show` prints', async () => {
  const yaml = `source: azure-blob
name: Landing zone
auth:
  method: ConnectionString
  connectionString: \${env:BLOB}
  container: orders
`;
  expect(await readInputFile(await inFile('a.yaml', yaml))).toEqual({ ...WANT, source: 'azure-blob' });
});

test("reads the body that the API's tutorials post", async () => {
  const body = {
    name: 'Landing zone',
    auth: { specName: 'ConnectionString', params: { connectionString: '${env:BLOB}', container: 'orders' } },
    connectionSpec: { id: '4c10e202-c428-4796-9208-5f1f5732b1cf', version: '1.0' },
  };
  const read = await readInputFile(await inFile('a.json', JSON.stringify(body)));
  expect(read).toEqual({ ...WANT, source: 'azure-blob' });
  const unknown = { ...body, connectionSpec: { id: 'of another day', version: '1.0' } };
  expect(await readInputFile(await inFile('b.json', JSON.stringify(unknown)))).toEqual(WANT);
});

test('says what is wrong with a file without repeating a line of it', async () => {
  const broken = readInputFile(await inFile('broken.json', '{"connectionString": "hunter2"'));
  await expect(broken).rejects.toThrow('is neither JSON nor YAML');
  await expect(broken).rejects.not.toThrow('hunter2');
  const open = readInputFile(await inFile('open.yaml', 'source: azure-blob\nauth: [hunter2\n'));
  await expect(open).rejects.toThrow('from line 3, column 1 on');
  await expect(open).rejects.not.toThrow('hunter2');
  await expect(readInputFile(await inFile('list.yaml', '- a'))).rejects.toThrow('does not hold an object');
  await expect(readInputFile(await inFile('name.yaml', 'name: 3'))).rejects.toThrow('"name" in');
  const misspelt = readInputFile(await inFile('misspelt.yaml', 'desciption: lost otherwise'));
  await expect(misspelt).rejects.toThrow('the unknown field "desciption"');
  await expect(readInputFile(folder)).rejects.toThrow('cannot be read (EISDIR)');
  await expect(readInputFile(join(folder, 'none.yaml'))).rejects.toThrow('does not exist');
});

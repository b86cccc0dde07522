import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
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
  auth: {
    method: 'ConnectionString',
    params: { connectionString: '${env:BLOB}', container: 'orders' },
  },
};

test.each(['~/in-home.yaml', '~\\in-home.yaml'])('finds %s in the home folder of the user', async (path) => {
  await inFile('in-home.yaml', 'source: azure-blob\nname: Landing zone\n');
  vi.stubEnv('HOME', folder);
  expect(await readInputFile(path)).toMatchObject({ source: 'azure-blob', name: 'Landing zone' });
  vi.unstubAllEnvs();
});

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

test('explains an invalid file without repeating a line of it', async () => {
  const broken = readInputFile(await inFile('broken.json', '{"connectionString": "hunter2"'));
  await expect(broken).rejects.toThrow('is neither JSON nor YAML');
  await expect(broken).rejects.not.toThrow('hunter2');
  const open = readInputFile(await inFile('open.yaml', 'source: azure-blob\nauth: [hunter2\n'));
  await expect(open).rejects.toThrow('from line 3, column 1 on');
  await expect(open).rejects.not.toThrow('hunter2');
  await expect(readInputFile(await inFile('list.yaml', '- a'))).rejects.toThrow('does not hold an object');
  await expect(readInputFile(await inFile('name.yaml', 'name: [a]'))).rejects.toThrow('"name" in');
  const misspelled = readInputFile(await inFile('misspelled.yaml', 'desciption: lost otherwise'));
  await expect(misspelled).rejects.toThrow('the unknown field "desciption"');
  await expect(readInputFile(folder)).rejects.toThrow('cannot be read (EISDIR)');
  await expect(readInputFile(join(folder, 'none.yaml'))).rejects.toThrow('does not exist');
});

test('keeps the digits of numbers as they are written', async () => {
  const yaml = 'source: sftp\nname: 2024\nauth:\n  method: x\n  password: 007\n  port: 22\n  sid: 1.10\n';
  expect(await readInputFile(await inFile('numbers.yaml', yaml))).toMatchObject({
    name: '2024',
    auth: { params: { password: '007', port: '22', sid: '1.10' } },
  });
  const json = '{"source":"sftp","auth":{"password":12345678901234567890}}';
  expect((await readInputFile(await inFile('numbers.json', json))).auth.params).toEqual({
    password: '12345678901234567890',
  });
});

test.each([
  [
    'a duplicate key',
    'name: a\nauth:\n  key: hunter2\n  key: b\n',
    'has the key "key" twice in the same object, again in line 4',
  ],
  [
    'a duplicate key of JSON',
    '{"name": "a",\n"name": "hunter2"}',
    'has the key "name" twice in the same object, again in line 2',
  ],
  ['a tab', 'name: a\nauth:\n\tkey: hunter2\n', 'is indented with a tab in line 3'],
  ['two documents', 'name: a\n---\nname: b\n', 'holds several documents'],
  ['UTF-16', Buffer.from('\ufeffname: a\n', 'utf16le'), 'is encoded in UTF-16; save it as UTF-8'],
  ['UTF-16 without a mark', Buffer.from('name: a\n', 'utf16le'), 'is encoded in UTF-16'],
  ['UTF-16 in big-endian order', Buffer.from('name: a\n', 'utf16le').swap16(), 'is encoded in UTF-16'],
  ['Latin-1', Buffer.from('name: caf\u00e9\n', 'latin1'), 'is not encoded in UTF-8'],
  ['an alias of nothing', 'name: *a\n', 'alias'],
  ['a depth that no parser bears', '['.repeat(200_000), 'is neither JSON nor YAML'],
  ['10 MB', 'a: 1\n'.repeat(2_000_000), 'is larger than 256 KiB'],
])('explains an invalid file: %s', async (_what, content, message) => {
  const path = join(folder, 'faulty.yaml');
  await writeFile(path, content);
  await expect(readInputFile(path)).rejects.toThrow(message);
  await expect(readInputFile(path)).rejects.not.toThrow('hunter2');
});

test('takes JSON that is indented with tabs', async () => {
  const json = '{\n\t"source": "sftp",\n\t"auth": {\n\t\t"port": 22\n\t}\n}\n';
  expect(await readInputFile(await inFile('tabs.json', json))).toMatchObject({ source: 'sftp' });
});

test('parses a file of many thousand keys in seconds', async () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n');
  const started = performance.now();
  await expect(readInputFile(await inFile('keys.yaml', keys))).rejects.toThrow('unknown field');
  expect(performance.now() - started).toBeLessThan(10_000);
});

import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startServeProcess } from './testing/start-serve-process.ts';
import { blobConnection, secretText } from './testing/test-client.ts';

const WRITERS = 8;
const BURST_MS = 600;

test('a create answered with 201 survives a killed process, and no secret is on disk', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-kill-'));
  const first = await startServeProcess(dataDirectory);
  const sent: string[] = [];
  const answered: string[] = [];

  async function write(): Promise<void> {
    for (;;) {
      const connectionString = secretText();
      sent.push(connectionString);
      const auth = { specName: 'ConnectionString', params: { connectionString } };
      const { status, body } = await first.client.call('POST', '/connections', {
        body: blobConnection({ auth }),
      });
      if (status !== 201) return;
      answered.push((body as { id: string }).id);
    }
  }

  const writers = Array.from({ length: WRITERS }, () => write().catch(() => undefined));
  setTimeout(() => first.child.kill('SIGKILL'), BURST_MS);
  await Promise.all(writers);

  const onDisk = await readFiles(dataDirectory);
  const second = await startServeProcess(dataDirectory);
  const found = await Promise.all(answered.map((id) => second.client.call('GET', `/connections/${id}`)));

  expect(answered.length).toBeGreaterThan(WRITERS);
  expect(found.filter(({ status }) => status !== 200)).toEqual([]);
  expect(sent.filter((secret) => onDisk.includes(secret))).toEqual([]);
  expect((await readFiles(dataDirectory)).includes('hush-')).toBe(false);
});

async function readFiles(directory: string): Promise<Buffer> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Buffer.concat(
    await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name)))),
  );
}

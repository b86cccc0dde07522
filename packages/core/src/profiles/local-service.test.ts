import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type LocalService,
  readLocalService,
  removeLocalService,
  writeLocalService,
} from './local-service.ts';

let homeDirectory: string;
const service: LocalService = {
  baseUrl: 'http://127.0.0.1:7400',
  imsOrg: 'LOCAL@AdobeOrg',
  clientId: 'client',
  clientSecret: 'secret',
  pid: process.pid,
};

beforeEach(async () => {
  homeDirectory = await mkdtemp(join(tmpdir(), 'local-service-'));
});
afterEach(() => rm(homeDirectory, { recursive: true }));

describe('the record of the local service', () => {
  it('is read back as written, is readable only by its owner, and leaves no other file', async () => {
    await writeLocalService(service, { homeDirectory });
    expect(await readLocalService({ homeDirectory })).toEqual(service);
    expect((await stat(join(homeDirectory, 'local.json'))).mode & 0o777).toBe(0o600);
    expect(await readdir(homeDirectory)).toEqual(['local.json']);
  });

  it('is found through HEADWATER_HOME', async () => {
    await writeLocalService(service, { homeDirectory });
    expect(await readLocalService({ environment: { HEADWATER_HOME: homeDirectory } })).toEqual(service);
  });

  it('is ignored if its process has ended', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    await writeLocalService({ ...service, pid }, { homeDirectory });
    expect(await readLocalService({ homeDirectory })).toBeUndefined();
  });

  it.each(['', '{', '[]', '{"pid": 1}'])('counts as missing if it contains %j', async (text) => {
    await writeFile(join(homeDirectory, 'local.json'), text);
    expect(await readLocalService({ homeDirectory })).toBeUndefined();
  });

  it('is removed by its own process only', async () => {
    await writeLocalService(service, { homeDirectory });
    await removeLocalService(process.pid + 1, { homeDirectory });
    expect(await readLocalService({ homeDirectory })).toEqual(service);
    await removeLocalService(process.pid, { homeDirectory });
    expect(await readdir(homeDirectory)).toEqual([]);
    await removeLocalService(process.pid, { homeDirectory });
  });

  it('is never half-written during concurrent writes', async () => {
    const writes = Array.from({ length: 20 }, () => writeLocalService(service, { homeDirectory }));
    const reads = Array.from({ length: 20 }, () => readLocalService({ homeDirectory }));
    await Promise.all(writes);
    for (const seen of await Promise.all(reads))
      expect(seen === undefined || seen.clientSecret === 'secret').toBe(true);
    expect(await readdir(homeDirectory)).toEqual(['local.json']);
  });
});

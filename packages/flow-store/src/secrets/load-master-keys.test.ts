import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadMasterKeys } from './load-master-keys.ts';
import { createMasterKey } from './master-key.ts';
import { MasterKeyError } from './master-key-error.ts';

describe('the master key', () => {
  let parent: string;
  let dataDirectory: string;
  let file: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'headwater-key-'));
    dataDirectory = join(parent, 'data');
    file = join(dataDirectory, 'master.key');
  });
  afterEach(() => rm(parent, { recursive: true }));

  const load = async (value?: string) => {
    const [current] = await loadMasterKeys({ environment: { HEADWATER_MASTER_KEY: value }, dataDirectory });
    return current;
  };
  const errorOf = async (loading: Promise<unknown>): Promise<MasterKeyError> => {
    const error = await loading.catch((reason: unknown) => reason);
    if (!(error instanceof MasterKeyError)) throw new Error(`Expected a MasterKeyError, not ${error}.`);
    return error;
  };

  it('is taken from the environment, and no file is created', async () => {
    const bytes = randomBytes(32);
    expect((await load(bytes.toString('base64'))).id).toBe(createMasterKey(bytes).id);
    expect((await load(`${bytes.toString('base64')}\n`)).id).toBe(createMasterKey(bytes).id);
    expect(await readdir(parent)).toEqual([]);
  });

  it.each([
    ['too short', randomBytes(31).toString('base64')],
    ['too long', randomBytes(33).toString('base64')],
    ['not base64', `${randomBytes(32).toString('base64').slice(0, -2)}*=`],
    ['base64url', Buffer.alloc(32, 0xff).toString('base64url')],
    ['hexadecimal', randomBytes(32).toString('hex')],
    ['followed by more', `${randomBytes(32).toString('base64')} `.repeat(2)],
  ])('is rejected when it is %s, with a command that creates one, and is not quoted', async (_, value) => {
    const error = await errorOf(load(value));
    expect(error.code).toBe('malformed-master-key');
    expect(error.message).toContain('HEADWATER_MASTER_KEY');
    expect(error.message).toContain('openssl rand -base64 32');
    expect(error.message).not.toContain(value.slice(0, 8));
  });

  it('is created at the first start, for its owner only, and stays the same', async () => {
    const { id } = await load();
    expect((await load()).id).toBe(id);
    expect((await load('')).id).toBe(id);
    expect(await readdir(dataDirectory)).toEqual(['master.key']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(dataDirectory)).mode & 0o777).toBe(0o700);
    expect(createMasterKey(Buffer.from(await readFile(file, 'utf8'), 'base64')).id).toBe(id);
  });

  it('is loaded together with each of the older keys in the environment', async () => {
    const [current, older, oldest] = Array.from({ length: 3 }, () => randomBytes(32));
    if (!current || !older || !oldest) throw new Error('There are three.');
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    const environment = {
      HEADWATER_MASTER_KEY: text(current),
      HEADWATER_MASTER_KEY_OLD: `${text(older)}, ${text(oldest)}`,
    };
    const keys = await loadMasterKeys({ environment, dataDirectory });
    expect(keys.map(({ id }) => id)).toEqual(
      [current, older, oldest].map((bytes) => createMasterKey(bytes).id),
    );
  });

  it('names the variable with a malformed older key', async () => {
    const environment = {
      HEADWATER_MASTER_KEY: randomBytes(32).toString('base64'),
      HEADWATER_MASTER_KEY_OLD: 'hush',
    };
    const error = await errorOf(loadMasterKeys({ environment, dataDirectory }));
    expect(error).toMatchObject({
      code: 'malformed-master-key',
      message: expect.stringContaining('HEADWATER_MASTER_KEY_OLD'),
    });
    expect(error.message).not.toContain('hush');
  });

  it('is loaded together with the older keys below it in its file', async () => {
    const { id } = await load();
    const older = randomBytes(32);
    await writeFile(file, `${await readFile(file, 'utf8')}${older.toString('base64')}\n`);
    const keys = await loadMasterKeys({ environment: {}, dataDirectory });
    expect(keys.map((key) => key.id)).toEqual([id, createMasterKey(older).id]);
  });

  it('is the same for all services that start at the same time', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => load()));
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
    expect(await readdir(dataDirectory)).toEqual(['master.key']);
  });

  it.each([0o644, 0o640, 0o604, 0o660, 0o610])('is rejected if its file has mode %o', async (mode) => {
    await load();
    await chmod(file, mode);
    const error = await errorOf(load());
    expect(error.code).toBe('exposed-master-key');
    expect(error.message).toContain(`chmod 600 '${file}'`);
    expect(error.message).toContain(mode.toString(8));
  });

  it('is rejected if its file is damaged, and the file is kept', async () => {
    await load();
    await writeFile(file, 'half a k');
    const error = await errorOf(load());
    expect(error).toMatchObject({ code: 'malformed-master-key', message: expect.stringContaining(file) });
    expect(await readFile(file, 'utf8')).toBe('half a k');
  });

  it('is not created again beside existing data', async () => {
    const error = await errorOf(loadMasterKeys({ environment: {}, dataDirectory, mayCreate: false }));
    expect(error.code).toBe('missing-master-key');
    expect(error.message).toContain('HEADWATER_MASTER_KEY');
    expect(error.message).toContain(file);
    expect(await readdir(parent)).toEqual([]);
  });
});

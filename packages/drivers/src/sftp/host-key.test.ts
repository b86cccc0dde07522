import {
  failureOf,
  makeContext,
  runCheck,
  type SftpServer,
  startSftpServer,
} from '@headwater/source-fixtures';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HostKeyPins, PinnedHostKey } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { driver } from '../drivers/sftp.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { readHostKey } from './host-key.ts';

const ACCOUNT = { userName: 'reader', password: 'right-password' };

let guard: DialGuard;
let server: SftpServer;

beforeAll(async () => {
  guard = createDialGuard({ allowPrivate: true });
  server = await startSftpServer(ACCOUNT);
});

afterAll(async () => {
  guard.close();
  await server.close();
});

describe('the host key of a server', () => {
  test('is pinned at the first use, before the password is verified', async () => {
    const pins = memoryPins();
    const wrong = contextOf(server, pins, { password: 'wrong-password' });
    expect((await runCheck(driver, wrong)).at(-1)?.failure?.code).toBe('password-refused');
    expect([...pins.kept.keys()]).toEqual([`127.0.0.1:${server.port}`]);
    expect(await authenticateDetail(pins)).toContain('(the pinned one)');
    expect(await authenticateDetail(memoryPins())).toContain('(pinned at this first use)');
  });

  test('that changed is refused by every operation with both fingerprints, and no password is sent', async () => {
    let attempts = 0;
    const pins = memoryPins({ fingerprint: 'SHA256:other', type: 'ssh-ed25519' });
    const shown = readHostKey(server.hostKey).fingerprint;
    const spied = await startSftpServer({
      ...ACCOUNT,
      get password() {
        attempts++;
        return 'right-password';
      },
    });
    const stages = await runCheck(driver, contextOf(server, pins));
    expect(stages.at(-1)).toMatchObject({
      name: 'authenticate',
      failure: { code: 'host-key-changed', fixableBy: 'source-admin' },
    });
    for (const fingerprint of [shown, 'SHA256:other']) {
      expect(stages.at(-1)?.failure?.cause).toContain(fingerprint);
    }
    for (const operate of [
      () => driver.list(contextOf(spied, pins), ''),
      () => driver.describe(contextOf(spied, pins), { path: '/a.csv' }),
      () => driver.preview(contextOf(spied, pins), { path: '/a.csv' }),
    ]) {
      expect(await failureOf(operate())).toMatchObject({ code: 'host-key-changed' });
    }
    expect(attempts).toBe(0);
    await spied.close();
  });

  test('of the pinned type is requested if a server has several', async () => {
    const rsa = ssh2.utils.generateKeyPairSync('rsa', { bits: 2048 });
    const ecdsa = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });
    const both = await startSftpServer({ ...ACCOUNT, hostKeys: [ecdsa.private, rsa.private] });
    const parsed = ssh2.utils.parseKey(rsa.public);
    if (parsed instanceof Error) throw parsed;
    const pins = memoryPins(readHostKey(parsed.getPublicSSH()));
    expect((await runCheck(driver, contextOf(both, pins))).at(-1)).toMatchObject({ name: 'list' });
    await both.close();
  });

  test('that a user entered without its type is compared by its fingerprint', async () => {
    const pins = memoryPins({ fingerprint: readHostKey(server.hostKey).fingerprint });
    expect((await runCheck(driver, contextOf(server, pins))).at(-1)).toMatchObject({ outcome: 'passed' });
  });
});

async function authenticateDetail(pins: HostKeyPins): Promise<string | undefined> {
  const stages = await runCheck(driver, contextOf(server, pins));
  return stages.find(({ name }) => name === 'authenticate')?.detail;
}

/** @param always the pinned key for any address */
function memoryPins(always?: PinnedHostKey): HostKeyPins & { kept: Map<string, PinnedHostKey> } {
  const kept = new Map<string, PinnedHostKey>();
  return {
    kept,
    find: async (address) => always ?? kept.get(address),
    async pin(address, key) {
      kept.set(address, key);
      return key;
    },
  };
}

function contextOf(
  { host, port }: { host: string; port: number },
  hostKeys: HostKeyPins,
  params: Record<string, unknown> = {},
) {
  const auth = { method: 'BasicAuthentication', params: { host, port, ...ACCOUNT, ...params } };
  return makeContext({ guard, auth, hostKeys });
}

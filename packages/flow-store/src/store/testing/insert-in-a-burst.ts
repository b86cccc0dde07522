// Inserts connections with sealed secrets until it is killed, and prints each id after its insert is acknowledged.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createMasterKey } from '../../secrets/master-key.ts';
import { createSecretSealer } from '../../secrets/secret-sealer.ts';
import { connectionRow } from '../conformance/rows.ts';
import { openSqliteStore } from '../sqlite/sqlite-store.ts';

const CLIENTS = 32;

const [file = '', masterKey = '', secret = ''] = process.argv.slice(2);
const key = createMasterKey(Buffer.from(masterKey, 'base64'));
const sealer = createSecretSealer([key]);
const scope = { imsOrgId: 'org', sandboxName: 'dev' };
const store = await openSqliteStore({ file });
await store.masterKeys.register(key.id, 1);

async function insertForever(): Promise<never> {
  for (;;) {
    const id = randomUUID();
    const sealed = sealer.seal({ connectionString: secret }, id);
    const auth = { specName: 'ConnectionString', openParams: {}, secretNames: ['connectionString'], sealed };
    await store.connections.insert(scope, connectionRow({ id, auth }));
    writeSync(1, `${id}\n`);
  }
}

await Promise.all(Array.from({ length: CLIENTS }, insertForever));

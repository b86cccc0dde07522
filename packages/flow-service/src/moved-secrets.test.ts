import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobConnection, secretText, type TestClient } from './testing/test-client.ts';
import { openTestService, type TestService } from './testing/test-service.ts';

let service: TestService;
let client: TestClient;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
});
afterAll(() => service.close());

/** Does what an attacker could do with the database but without the master key. */
function moveSecrets(from: string, to: string): void {
  const database = new Database(join(service.dataDirectory, 'given.db'));
  const moved = database.prepare('select auth_wrapped_key, auth_ciphertext from connections where id = ?');
  database
    .prepare('update connections set (auth_wrapped_key, auth_ciphertext) = (?, ?) where id = ?')
    .run(...Object.values(moved.get(from) as object), to);
  database.close();
}

test('secrets moved from another connection cannot be unsealed: each use reports it, and they can be set again', async () => {
  const { id: victim } = await client.create(blobConnection());
  const { id } = await client.create(blobConnection());
  moveSecrets(victim, id);
  const etag = String((await client.retrieve(id)).etag);
  const patch = (path: string, value: unknown) =>
    client.call('PATCH', `/connections/${id}`, {
      body: [{ op: 'add', path, value }],
      headers: { 'if-match': etag },
    });
  const refused = [
    await client.call('GET', `/connections/${id}/test`),
    await client.call('GET', `//headwater/connections/${id}/test`),
    await client.call('GET', `/connections/${id}/explore?objectType=root`),
    await patch('/auth/params/container', 'landing'),
  ];

  for (const { status, body } of refused) {
    const errorMessage = expect.stringContaining('Set all parameters again with a patch of /auth/params.');
    expect({ status, body }).toMatchObject({ status: 409, body: { errorMessage } });
  }
  expect((await patch('/auth/params', { connectionString: secretText() })).status).toBe(200);
  expect((await client.call('GET', `/connections/${id}/test`)).status).toBe(200);
});

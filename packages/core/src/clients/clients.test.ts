import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAudit } from '../audit/list-audit.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { createClient } from './create-client.ts';
import { listClients } from './list-clients.ts';
import { revokeClient } from './revoke-client.ts';

let target: LocalTarget;
beforeAll(async () => {
  target = await openLocalTarget();
});
afterAll(() => target.close());

const READER = { name: 'Reader', grants: [{ sandbox: 'dev', role: 'viewer' as const }] };

it('creates a client whose secret is shown once and never again by accident', async () => {
  const session = await target.openSession();
  const made = await createClient(READER, { session });

  expect(made).toMatchObject({ ...READER, baseUrl: session.profile.baseUrl, imsOrg: session.profile.imsOrg });
  expect(session.redactor.redact(`secret=${made.clientSecret}`)).not.toContain(made.clientSecret);
  const listed = await listClients({ session });
  expect(listed).toContainEqual(expect.objectContaining({ clientId: made.clientId, name: 'Reader' }));
  expect(JSON.stringify(listed)).not.toContain(made.clientSecret);
});

it('revokes a client and keeps it listed as revoked', async () => {
  const session = await target.openSession();
  const { clientId } = await createClient(READER, { session });
  await revokeClient(clientId, { session });

  const [revoked] = (await listClients({ session })).filter((client) => client.clientId === clientId);
  expect(revoked?.revokedAt).toBeTypeOf('number');
  await expect(revokeClient(clientId, { session })).rejects.toMatchObject({ status: 404 });
});

it('reports that a target has no clients instead of a missing address', async () => {
  const platform = await openLocalTarget(({ url }) =>
    url.includes('/headwater/') ? Response.json({}, { status: 404 }) : undefined,
  );
  const session = await platform.openSession();
  for (const asked of [listClients({ session }), listAudit({ session })]) {
    await expect(asked).rejects.toMatchObject({ code: 'embedded-service-only' });
  }
  await platform.close();
});

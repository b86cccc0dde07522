import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createConnection } from '../connections/create-connection.ts';
import { deleteConnection } from '../connections/delete-connection.ts';
import { updateConnection } from '../connections/update-connection.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';

const input = {
  name: 'Guarded',
  auth: {
    method: 'ConnectionString',
    connectionString: `DefaultEndpointsProtocol=https;AccountName=contosodata;AccountKey=${Buffer.alloc(64).toString('base64')};EndpointSuffix=core.windows.net`,
  },
} as const;

let target: LocalTarget;
let sandboxAnswer: Response | undefined;

beforeAll(async () => {
  target = await openLocalTarget(({ url }) =>
    url.includes('/sandbox-management/') ? sandboxAnswer?.clone() : undefined,
  );
});
afterAll(() => target.close());
beforeEach(() => {
  target.requests.length = 0;
  sandboxAnswer = undefined;
});

const writes = () => target.requests.filter(({ method, url }) => method !== 'GET' && !url.includes('/ims/'));

describe('the write guard', () => {
  it('looks up the type once per session and allows writes to a development sandbox', async () => {
    const session = await target.openSession();
    await createConnection('azure-blob', input, { session });
    await createConnection('azure-blob', { ...input, name: 'Second' }, { session });
    expect(target.requests.filter(({ url }) => url.includes('/sandbox-management/'))).toHaveLength(1);
    expect(target.requests.filter(({ url }) => url.includes('/sandboxes/'))).toEqual([]);
  });

  it('blocks creates, updates, and deletes in a production sandbox until confirmed', async () => {
    const session = await target.openSession({ sandbox: 'prod' });
    const guarded = {
      code: 'production-guard',
      message: expect.stringContaining('"prod" is a production sandbox'),
    };
    await expect(createConnection('azure-blob', input, { session })).rejects.toMatchObject(guarded);
    expect(writes()).toEqual([]);

    const { id } = await createConnection('azure-blob', input, { session, yesProduction: true });
    await expect(updateConnection(id, { name: 'Other' }, { session })).rejects.toMatchObject(guarded);
    await expect(deleteConnection(id, { session })).rejects.toMatchObject(guarded);
    expect(writes()).toHaveLength(1);

    await updateConnection(id, { name: 'Other' }, { session, yesProduction: true });
    await deleteConnection('Other', { session, yesProduction: true });
  });

  it('blocks writes if the type is unavailable, and allows them once confirmed', async () => {
    sandboxAnswer = Response.json({ title: 'Forbidden', status: 403 }, { status: 403 });
    const session = await target.openSession();
    await expect(createConnection('azure-blob', input, { session })).rejects.toMatchObject({
      code: 'production-guard',
      message: expect.stringContaining('is unknown, so the sandbox counts as production'),
    });
    expect(writes()).toEqual([]);
    await createConnection('azure-blob', input, { session, yesProduction: true });
  });

  it.each([{ type: 'staging' }, {}])('treats the response %j as a production sandbox', async (answer) => {
    sandboxAnswer = Response.json({ sandboxes: [{ name: 'dev', ...answer }] });
    const session = await target.openSession();
    await expect(createConnection('azure-blob', input, { session })).rejects.toMatchObject({
      code: 'production-guard',
    });
  });

  it("passes on the target's error for an unknown sandbox", async () => {
    const session = await target.openSession({ sandbox: 'nowhere' });
    await expect(createConnection('azure-blob', input, { session })).rejects.toMatchObject({ status: 404 });
    expect(writes()).toEqual([]);
  });
});

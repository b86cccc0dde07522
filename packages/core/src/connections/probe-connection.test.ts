import { expect, it } from 'vitest';
import { openLocalTarget } from '../testing/local-target.ts';
import { testDraft } from './test-draft.ts';

const KEY = Buffer.alloc(64, 'not real').toString('base64');
const INPUT = {
  auth: {
    method: 'ConnectionString',
    connectionString: `DefaultEndpointsProtocol=http;AccountName=contoso;AccountKey=${KEY};BlobEndpoint=http://127.0.0.1:9/contoso`,
  },
} as const;

/** The platform has no paths below `/headwater`. */
const asPlatform = (intercept: (request: Request) => Response | undefined = () => undefined) =>
  openLocalTarget((request) =>
    request.url.includes('/headwater/') ? Response.json({}, { status: 404 }) : intercept(request),
  );

it('refuses on the platform unless a temporary connection is allowed', async () => {
  const target = await asPlatform();
  try {
    const session = await target.openSession({ sandbox: 'dev' });
    await expect(testDraft('azure-blob', INPUT, { session })).rejects.toMatchObject({
      code: 'draft-test-not-offered',
    });
    expect(
      target.requests.filter(({ method }) => method === 'POST' && !/token/.test(method)),
    ).not.toContainEqual(expect.objectContaining({ url: expect.stringMatching(/\/connections$/) }));
  } finally {
    await target.close();
  }
});

it('creates a temporary connection, tests it, deletes it, and reports that', async () => {
  const target = await asPlatform();
  try {
    const session = await target.openSession({ sandbox: 'dev' });
    const created: unknown[] = [];
    const onProbe = (probe: unknown) => created.push(probe);
    const test = await testDraft('azure-blob', INPUT, { session, probe: true, onProbe });
    expect(test).toMatchObject({ result: false, isStaged: false });
    expect(created).toEqual([test.probe]);
    expect(test.probe?.name).toMatch(/^headwater-probe-/);
    expect(await session.client.connections.count()).toBe(0);
  } finally {
    await target.close();
  }
});

it('deletes the temporary connection if the test is aborted or fails', async () => {
  const target = await asPlatform(({ url }) =>
    url.endsWith('/test') ? Response.json({}, { status: 403 }) : undefined,
  );
  try {
    const session = await target.openSession({ sandbox: 'dev' });
    await expect(testDraft('azure-blob', INPUT, { session, probe: true })).rejects.toMatchObject({
      status: 403,
    });
    expect(await session.client.connections.count()).toBe(0);
    const aborting = new AbortController();
    const onProbe = () => aborting.abort();
    const { signal } = aborting;
    await expect(testDraft('azure-blob', INPUT, { session, probe: true, onProbe, signal })).rejects.toThrow();
    expect(await session.client.connections.count()).toBe(0);
  } finally {
    await target.close();
  }
});

it('names a temporary connection that could not be deleted', async () => {
  const target = await asPlatform(({ method }) =>
    method === 'DELETE' ? Response.json({}, { status: 403 }) : undefined,
  );
  try {
    const session = await target.openSession({ sandbox: 'dev' });
    await expect(testDraft('azure-blob', INPUT, { session, probe: true })).rejects.toMatchObject({
      code: 'probe-not-deleted',
      message: expect.stringMatching(/headwater-probe-\S+" \([-0-9a-f]{36}\)/),
    });
  } finally {
    await target.close();
  }
});

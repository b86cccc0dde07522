import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { createConnection } from './create-connection.ts';
import { deleteConnection } from './delete-connection.ts';
import { showConnection } from './show-connection.ts';
import { updateConnection } from './update-connection.ts';

const KEY = Buffer.alloc(64, 'k3y').toString('base64');
const NEW_KEY = Buffer.alloc(64, 'n3w').toString('base64');
const stringWith = (key: string) => {
  return `DefaultEndpointsProtocol=https;AccountName=contosodata;AccountKey=${key};EndpointSuffix=core.windows.net`;
};

let target: LocalTarget;
let session: Session;
let id: string;
let etag: string;

beforeAll(async () => {
  target = await openLocalTarget();
});
afterAll(() => target.close());
beforeEach(async () => {
  session = await target.openSession({ environment: { NEW: stringWith(NEW_KEY) } });
  const auth = {
    method: 'ConnectionString',
    connectionString: stringWith(KEY),
    container: 'landing',
  } as const;
  const created = await createConnection('azure-blob', { name: `c ${Math.random()}`, auth }, { session });
  ({ id, etag } = created);
  target.requests.length = 0;
});

const patches = () => target.requests.filter(({ method }) => method === 'PATCH');

describe('updateConnection', () => {
  it('changes the given fields, keeps the rest, and returns the new etag', async () => {
    const updated = await updateConnection(id, { name: 'Renamed', description: 'New' }, { session });
    expect(updated).toMatchObject({ id, name: 'Renamed', findings: [] });
    expect(updated.etag).not.toBe(etag);
    expect(await showConnection(id, { session })).toMatchObject({
      name: 'Renamed',
      description: 'New',
      etag: updated.etag,
      auth: { params: { container: 'landing', connectionString: '********' } },
    });
  });

  it('merges parameters, and resolves and redacts their secrets', async () => {
    await updateConnection(
      id,
      { params: { connectionString: '${env:NEW}', folderPath: 'daily' } },
      { session },
    );
    expect(await patches()[0]?.json()).toEqual([
      { op: 'add', path: '/auth/params/connectionString', value: stringWith(NEW_KEY) },
      { op: 'add', path: '/auth/params/folderPath', value: 'daily' },
    ]);
    expect((await showConnection(id, { session })).auth?.params).toEqual({
      connectionString: '********',
      container: 'landing',
      folderPath: 'daily',
    });
    expect(session.redactor.redact(NEW_KEY)).toBe('********');
  });

  it('validates the new values only, and stops before sending anything', async () => {
    const wrong = { params: { connectionString: stringWith('hunter2-hunter2'), foldrPath: 'x' } };
    const failure = updateConnection(id, wrong, { session });
    await expect(failure).rejects.toMatchObject({ code: 'invalid-values' });
    await expect(failure).rejects.not.toThrow('hunter2-hunter2');
    const error = (await failure.catch((reason: unknown) => reason)) as { findings: { param: string }[] };
    expect(error.findings.map(({ param }) => param)).toEqual(['foldrPath', 'connectionString']);
    expect(patches()).toEqual([]);
    await updateConnection(id, { params: { folderPath: 'daily' } }, { session });
    await updateConnection(id, wrong, { session, lint: false });
    expect(session.redactor.redact('hunter2-hunter2')).toBe('********');
  });

  it("does not overwrite another user's change", async () => {
    await updateConnection(id, { name: 'First' }, { session });
    await expect(updateConnection(id, { name: 'Second' }, { session, etag })).rejects.toMatchObject({
      code: 'changed-meanwhile',
      message: expect.stringContaining('The connection "First"'),
    });
    expect((await showConnection(id, { session })).name).toBe('First');
  });

  it('rejects an empty change', async () => {
    for (const changes of [{}, { params: {} }, { name: undefined }]) {
      await expect(updateConnection(id, changes, { session })).rejects.toMatchObject({
        code: 'nothing-to-change',
      });
    }
  });

  it('writes an unusual parameter name as a JSON pointer', async () => {
    await updateConnection(id, { params: { 'a/b~c': 'x' } }, { session, lint: false }).catch(() => undefined);
    expect(await patches()[0]?.json()).toMatchObject([{ path: '/auth/params/a~1b~0c' }]);
  });
});

describe('deleteConnection', () => {
  it('deletes by id or name and returns the deleted connection', async () => {
    const { label: name } = await showConnection(id, { session });
    expect(await deleteConnection(name, { session })).toEqual({ id, name });
    await expect(deleteConnection(id, { session })).rejects.toMatchObject({ code: 'connection-not-found' });
  });
});

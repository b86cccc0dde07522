import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { createConnection } from './create-connection.ts';
import { planConnection } from './plan-connection.ts';
import { showConnection } from './show-connection.ts';
import { testConnection } from './test-connection.ts';

const KEY = Buffer.alloc(64, 'k3y').toString('base64');
const BLOB = `DefaultEndpointsProtocol=https;AccountName=contosodata;AccountKey=${KEY};EndpointSuffix=core.windows.net`;

let target: LocalTarget;
let session: Session;

beforeAll(async () => {
  target = await openLocalTarget();
});
afterAll(() => target.close());
beforeEach(async () => {
  session = await target.openSession({ environment: { BLOB, KEY, CONTAINER: 'landing' } });
  target.requests.length = 0;
});

const blob = { method: 'ConnectionString', connectionString: '${env:BLOB}' } as const;
const posts = () =>
  target.requests.filter(({ method, url }) => method === 'POST' && url.endsWith('/connections'));

describe('createConnection', () => {
  it('creates a connection from a description and resolves its secrets', async () => {
    const created = await createConnection(
      'azure-blob',
      { name: 'Landing', description: 'Orders', auth: { ...blob, container: '${env:CONTAINER}' } },
      { session },
    );
    expect(created).toMatchObject({
      etag: expect.stringMatching(/^".+"$/),
      name: 'Landing',
      source: 'azure-blob',
      method: 'ConnectionString',
      sandbox: 'dev',
      connectionSpecId: '4c10e202-c428-4796-9208-5f1f5732b1cf',
      findings: [],
    });
    expect(await posts()[0]?.json()).toEqual({
      name: 'Landing',
      description: 'Orders',
      auth: { specName: 'ConnectionString', params: { connectionString: BLOB, container: 'landing' } },
      connectionSpec: { id: '4c10e202-c428-4796-9208-5f1f5732b1cf', version: '1.0' },
    });
    const stored = await showConnection(created.id, { session });
    expect(stored).toMatchObject({
      id: created.id,
      source: 'azure-blob',
      auth: { params: { container: 'landing' } },
    });
    expect(JSON.stringify(stored)).not.toContain(KEY);
    expect(session.redactor.redact(`refused: ${KEY}`)).toBe('refused: ********');
  });

  it('accepts a single input object, in which a parameter may be called method', async () => {
    const params = { connectionString: '${env:BLOB}', method: 'oops' };
    const input = { source: 'azure-blob', auth: { method: 'ConnectionString', params } };
    await expect(createConnection(input, { session })).rejects.toMatchObject({
      findings: [{ code: 'param-unknown', param: 'method' }],
    });
    const { method, findings } = await createConnection(input, { session, lint: false });

    expect(method).toBe('ConnectionString');
    expect(findings).toMatchObject([{ code: 'param-unknown', param: 'method' }]);
    expect(await posts()[0]?.json()).toMatchObject({ auth: { params: { method: 'oops' } } });
    const { body } = await planConnection(input, { session, lint: false });
    expect(body).toMatchObject({
      auth: { params: { method: '********' } },
    });
  });

  it('returns a connection that can be tested without reading it again', async () => {
    const created = await createConnection('azure-blob', { auth: blob }, { session });
    target.requests.length = 0;
    const { id, name } = await testConnection(created, { session });

    expect({ id, name }).toEqual({ id: created.id, name: created.name });
    expect(target.requests.map(({ url }) => new URL(url).pathname)).not.toContainEqual(
      expect.stringMatching(/\/connections\/[^/]+$/),
    );
  });

  it('creates a connection of a source that takes no credentials', async () => {
    const created = await createConnection('data-landing-zone', {}, { session });
    expect(created).toMatchObject({ source: 'data-landing-zone', findings: [] });
    expect(created.method).toBeUndefined();
    expect(await posts()[0]?.json()).not.toHaveProperty('auth');
  });

  it('names a connection after its source if no name is given', async () => {
    const { name } = await createConnection('azure-blob', { auth: blob }, { session });
    expect(name).toBe('Azure Blob Storage');
  });

  it('stops before sending if the structure is wrong, with or without the linter', async () => {
    const input = { auth: { method: 'SasUri', sasUrl: 'https://x' } };
    for (const lint of [true, false]) {
      await expect(createConnection('azure-blob' as string, input, { session, lint })).rejects.toMatchObject({
        name: 'InvalidInputError',
        code: 'invalid-values',
        findings: [
          { code: 'param-missing', param: 'sasUri' },
          { code: 'param-unknown', param: 'sasUrl' },
        ],
      });
    }
    expect(target.requests).toEqual([]);
  });

  it("stops at the linter's errors unless they are overridden", async () => {
    const auth = {
      method: 'ConnectionString',
      connectionString: BLOB.replace(KEY, 'hunter2-hunter2'),
    } as const;
    const failure = createConnection('azure-blob', { auth }, { session });
    await expect(failure).rejects.toMatchObject({
      code: 'invalid-values',
      nextSteps: [expect.any(String), expect.stringContaining('lint: false')],
    });
    await expect(failure).rejects.not.toThrow('hunter2-hunter2');
    expect(target.requests).toEqual([]);

    const created = await createConnection('azure-blob', { auth }, { session, lint: false });
    expect(created.findings).toContainEqual(
      expect.objectContaining({ severity: 'error', param: 'connectionString' }),
    );
    expect(session.redactor.redact('hunter2-hunter2')).toBe('********');
  });

  it('posts under the id that the target knows, and looks it up once per session', async () => {
    const adls = {
      method: 'ServicePrincipal',
      url: 'https://contosodata.dfs.core.windows.net',
      servicePrincipalId: '11111111-2222-3333-4444-555555555555',
      servicePrincipalKey: '${env:KEY}',
      tenant: '11111111-2222-3333-4444-555555555555',
    } as const;
    const [tutorial, newer] = [
      '0ed90a81-07f4-4586-8190-b40eccef1c5a',
      'b3ba5556-48be-44b7-8b85-ff2b69b46dc4',
    ] as const;
    const unknown = (...ids: string[]) => {
      return openLocalTarget(({ url }) => {
        const isUnknown = ids.some((id) => url.endsWith(`/connectionSpecs/${id}`));
        return isUnknown ? Response.json({ message: 'unknown' }, { status: 404 }) : undefined;
      });
    };

    const first = await createConnection('adls-gen2', { auth: adls }, { session });
    const second = await createConnection('adls-gen2', { auth: adls }, { session });
    expect([first.connectionSpecId, second.connectionSpecId]).toEqual([tutorial, tutorial]);
    expect(target.requests.filter(({ url }) => url.includes('/connectionSpecs/'))).toHaveLength(1);

    const newerOnly = await unknown(tutorial);
    const third = await createConnection(
      'adls-gen2',
      { auth: adls },
      {
        session: await newerOnly.openSession({ environment: { KEY } }),
      },
    );
    expect(third.connectionSpecId).toBe(newer);
    const planned = await planConnection(
      'adls-gen2',
      { auth: adls },
      { session: await newerOnly.openSession({ environment: { KEY } }) },
    );
    expect(planned.body.connectionSpec.id).toBe(newer);
    await newerOnly.close();

    const neither = await unknown(tutorial, newer);
    const failure = createConnection(
      'adls-gen2',
      { auth: adls },
      {
        session: await neither.openSession({ environment: { KEY } }),
      },
    );
    await expect(failure).rejects.toMatchObject({
      code: 'source-not-offered',
      message: expect.stringMatching(new RegExp(`${tutorial}.*${newer}`)),
    });
    await neither.close();
  });

  it('does not look up the spec of a source that has only one id', async () => {
    await createConnection('azure-blob', { auth: blob }, { session });
    expect(target.requests.filter(({ url }) => url.includes('/connectionSpecs/'))).toEqual([]);
  });
});

describe('planConnection', () => {
  it('shows the request with references unresolved, and sends nothing', async () => {
    const auth = { ...blob, container: 'landing' };
    const plan = await planConnection('azure-blob', { name: 'Landing', auth }, { session });
    expect(target.requests).toEqual([]);
    expect(plan).toMatchObject({
      method: 'POST',
      url: 'http://local.headwater.test/data/foundation/flowservice/connections',
      headers: {
        authorization: 'Bearer ********',
        'content-type': 'application/json',
        'x-api-key': session.profile.clientId,
        'x-gw-ims-org-id': session.profile.imsOrg,
        'x-sandbox-name': 'dev',
      },
      body: { auth: { params: { connectionString: '${env:BLOB}', container: 'landing' } } },
      sandbox: 'dev',
    });
  });

  it('shows numbers as numbers, and an escaped reference in its final form', async () => {
    const params = { host: 'files.contoso.example', userName: '$${a}', password: '${env:KEY}', port: '2222' };
    const { body } = await planConnection(
      { source: 'sftp', auth: { method: 'BasicAuthentication', params } },
      { session },
    );

    expect(body.auth?.params).toEqual({
      host: 'files.contoso.example',
      userName: '${a}',
      password: '${env:KEY}',
      port: 2222,
    });
  });

  it('masks a plain secret, also around a reference', async () => {
    const plain = await planConnection(
      'azure-blob',
      { auth: { ...blob, connectionString: BLOB } },
      { session },
    );
    expect(plain.body.auth?.params).toEqual({ connectionString: '********' });
    const around = { ...blob, connectionString: BLOB.replace(KEY, '${env:KEY}') };
    const mixed = await planConnection('azure-blob', { auth: around }, { session });
    expect(mixed.body.auth?.params).toEqual({ connectionString: '********${env:KEY}********' });
  });

  it('checks the values like a create, without a service', async () => {
    const offline = await target.openSession({
      homeDirectory: `${target.homeDirectory}/none`,
      environment: { BLOB },
    });
    expect((await planConnection('azure-blob', { auth: blob }, { session: offline })).url).toContain(
      '127.0.0.1:7400',
    );
    const wrong = { auth: { method: 'ConnectionString', connectionString: '${env:ABSENT}' } } as const;
    await expect(planConnection('azure-blob', wrong, { session: offline })).rejects.toMatchObject({
      code: 'reference-env-missing',
    });
  });
});

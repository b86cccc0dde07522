import { type Azurite, SAMPLE_CONTAINER, seedSamples, startAzurite } from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyError } from '../errors/classify-error.ts';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { createConnection } from './create-connection.ts';
import { describeObject } from './describe-object.ts';
import { exploreConnection } from './explore-connection.ts';
import { previewConnection } from './preview-connection.ts';
import { testConnection } from './test-connection.ts';

let azurite: Azurite;
let target: LocalTarget;
let session: Session;

beforeAll(async () => {
  [azurite, target] = await Promise.all([startAzurite(), openLocalTarget()]);
  await seedSamples(azurite);
  session = await target.openSession({ environment: { AZURE: azurite.connectionString } });
  const auth = { method: 'ConnectionString', connectionString: '${env:AZURE}' } as const;
  await createConnection('azure-blob', { name: 'files', auth }, { session });
  await createConnection('azure-table-storage', { name: 'tables', auth }, { session });
  const wrongKey = azurite.connectionString.replace(azurite.accountKey, Buffer.alloc(64).toString('base64'));
  await createConnection(
    'azure-blob',
    { name: 'refused', auth: { method: 'ConnectionString', connectionString: wrongKey } },
    { session },
  );
});
afterAll(async () => {
  await Promise.all([azurite.close(), target.close()]);
});

describe('testConnection', () => {
  it('reports the stages of a passing test', async () => {
    const reported: unknown[] = [];
    const test = await testConnection('files', { session, onStage: (stage) => reported.push(stage) });
    expect(reported).toEqual(test.stages);
    expect(test).toMatchObject({ name: 'files', result: true, isStaged: true });
    expect(test.stages.length).toBeGreaterThan(1);
    expect(test.stages.every(({ outcome }) => outcome !== 'failed')).toBe(true);
  });

  it('reports the failed stage, the cause, and the next step', async () => {
    const test = await testConnection('refused', { session });
    expect(test.result).toBe(false);
    expect(test.stages.at(-1)).toMatchObject({
      outcome: 'failed',
      code: expect.any(String),
      cause: expect.any(String),
      nextStep: expect.any(String),
    });
  });

  it("repeats the platform's result without adding detail", async () => {
    const onPlatform = (answer: Response) => {
      return openLocalTarget(({ url }) => {
        if (url.includes('/headwater/')) return Response.json({}, { status: 404 });
        if (url.endsWith('/test')) return answer.clone();
        const connection = { id: '1', name: 'any', connectionSpec: { id: 'x' } };
        return url.includes('/connections') ? Response.json({ items: [connection] }) : undefined;
      });
    };
    const testOn = async (answer: Response) => {
      const platform = await onPlatform(answer);
      try {
        const reported: unknown[] = [];
        const onStage = (stage: unknown): void => void reported.push(stage);
        const test = await testConnection('any', { session: await platform.openSession(), onStage });
        expect(reported).toEqual(test.stages);
        return test;
      } finally {
        await platform.close();
      }
    };
    expect(await testOn(Response.json({ result: true }))).toMatchObject({
      result: true,
      isStaged: false,
      stages: [{ name: 'connect', outcome: 'passed' }],
    });
    expect(await testOn(Response.json({ result: false }))).toMatchObject({
      result: false,
      stages: [
        { outcome: 'failed', code: 'platform-says-no', cause: expect.stringContaining('does not say why') },
      ],
    });
    const refused = Response.json(
      { status: 400, title: 'Bad Request', errorMessage: 'The key is wrong.' },
      { status: 400 },
    );
    expect(await testOn(refused)).toMatchObject({
      result: false,
      stages: [{ outcome: 'failed', cause: expect.stringContaining('The key is wrong.') }],
    });
    await expect(testOn(Response.json({}, { status: 403 }))).rejects.toMatchObject({ status: 403 });
  });
});

describe('exploreConnection', () => {
  it('lists the root and a folder', async () => {
    const { entries: root } = await exploreConnection('files', { session });
    expect(root.map(({ name }) => name)).toContain(SAMPLE_CONTAINER);
    const folder = root.find(({ name }) => name === SAMPLE_CONTAINER);
    const { entries } = await exploreConnection('files', { session, path: folder?.path });
    expect(entries.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['daily', 'orders.csv', 'sales.parquet']),
    );
  });

  it('lists tables', async () => {
    const { entries: root } = await exploreConnection('tables', { session });
    expect(root).toEqual(
      expect.arrayContaining([expect.objectContaining({ type: 'table', name: 'orders' })]),
    );
  });

  it.each([
    ['files', `${SAMPLE_CONTAINER}/orders.csv`],
    ['tables', 'orders'],
  ])('reports that an object in %s exists but cannot be listed', async (name, path) => {
    await expect(exploreConnection(name, { session, path })).rejects.toMatchObject({
      code: 'path-is-object',
    });
  });

  it('reports that an object missing from every listing does not exist', async () => {
    const error = await exploreConnection('files', { session, path: `${SAMPLE_CONTAINER}/nothing` }).catch(
      (reason: unknown) => reason,
    );
    expect(classifyError(error)).toMatchObject({ kind: 'not-found', code: 'CONNECTOR-1308-400' });
  });

  it('reports that the source refused', async () => {
    const error = await exploreConnection('refused', { session }).catch((reason: unknown) => reason);
    expect(classifyError(error)).toMatchObject({ kind: 'source-refused' });
  });
});

describe('previewConnection and describeObject', () => {
  it.each(['orders.csv', 'orders.csv.gz', 'customers.json', 'events.ndjson', 'sales.parquet'])(
    'read %s with the settings that its name implies',
    async (file) => {
      const path = `${SAMPLE_CONTAINER}/${file}`;
      const preview = await previewConnection('files', path, { session });
      expect(preview.data?.length).toBeGreaterThan(0);
      const structure = await describeObject('files', path, { session });
      expect(structure.data).toBeUndefined();
      expect(structure.schema).toEqual(preview.schema);
    },
  );

  it('read a table', async () => {
    const preview = await previewConnection('tables', 'customers', { session });
    expect(preview.data?.length).toBeGreaterThan(0);
  });

  it('prefer the given settings to those that the name implies', async () => {
    const given = { session, columnDelimiter: '|' } as const;
    const preview = await previewConnection('files', `${SAMPLE_CONTAINER}/orders.csv`, given);
    expect(preview.schema.columns).toHaveLength(1);
  });

  it("leave detection to the target if the file's name implies nothing", async () => {
    target.requests.length = 0;
    await describeObject('files', `${SAMPLE_CONTAINER}/none`, { session }).catch(() => undefined);
    const query = new URL(target.requests.at(-1)?.url ?? '').searchParams;
    expect(Object.fromEntries(query)).toEqual({ objectType: 'file', object: `${SAMPLE_CONTAINER}/none` });
  });

  it('read a file with the given dialect', async () => {
    const dialect = { headerRows: 0, skipRows: 1, nullText: 'O-0001', rows: 3 } as const;
    const preview = await previewConnection('files', `${SAMPLE_CONTAINER}/orders.csv`, {
      session,
      ...dialect,
    });
    expect(preview.schema.columns?.[0]?.name).toBe('column_1');
    expect(preview.data).toHaveLength(3);
    expect(preview.data?.[0]).toMatchObject({ column_1: null, column_2: 'C-001' });
    expect(preview.notices).toBeUndefined();
  });

  it("attribute an unsupported dialect to the landing zone's call, not to the service", async () => {
    const { id } = await createConnection('data-landing-zone', {}, { session });
    const reading = previewConnection(id, 'orders.csv', { session, headerRows: 0 });
    await expect(reading).rejects.toMatchObject({
      code: 'dialect-not-offered',
      message: 'The call that reads a data landing zone does not take a number of header rows.',
      nextSteps: [expect.not.stringContaining('embedded service')],
    });
  });

  it('return notices for readers of the rows', async () => {
    const given = { session, columnDelimiter: '0' } as const;
    const preview = await previewConnection('files', `${SAMPLE_CONTAINER}/orders.csv`, given);
    expect(preview.notices).toContainEqual({
      code: 'extra-values',
      message: expect.stringContaining('the first at line 2'),
      nextStep: expect.any(String),
    });
  });

  it("write a tab in the API's form", async () => {
    target.requests.length = 0;
    const given = { session, columnDelimiter: '\t' } as const;
    await previewConnection('files', `${SAMPLE_CONTAINER}/orders.csv`, given);
    expect(new URL(target.requests.at(-1)?.url ?? '').searchParams.get('columnDelimiter')).toBe('\\t');
  });
});

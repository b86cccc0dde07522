import { PLATFORM_CONNECTION_IDS as IDS, platformProblem as problem } from '@headwater/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { openPlatformTarget, type PlatformTarget } from '../testing/platform-target.ts';
import { exploreConnection } from './explore-connection.ts';
import { previewConnection } from './preview-connection.ts';

let target: PlatformTarget;
let session: Session;
beforeAll(async () => {
  target = await openPlatformTarget();
});
afterAll(() => target.close());
beforeEach(async () => {
  session = await target.openSession();
});

describe('exploring on the platform', () => {
  it('reads entries that have capitalized types and no abilities', async () => {
    const { entries } = await exploreConnection(IDS.blob, { session, path: '/landing' });

    expect(entries).toEqual([
      { type: 'folder', name: 'archive', path: '/landing/archive', canPreview: false, canFetchSchema: false },
      expect.objectContaining({ type: 'file', name: 'bare-columns.csv', canPreview: true }),
      expect.objectContaining({ type: 'file', name: 'structure.csv', canPreview: true }),
    ]);
  });

  it.each([
    { file: 'structure.csv', names: ['orderId', 'amount'], rows: 1 },
    { file: 'bare-columns.csv', names: ['orderId', 'amount'], rows: undefined },
    { file: 'data-alone.json', names: ['orderId', 'items'], rows: 1 },
    { file: 'array-of-structures.csv', names: ['orderId'], rows: 1 },
  ])('converts the documented form in $file to one shape', async ({ file, names, rows }) => {
    const structure = await previewConnection(IDS.blob, `/landing/${file}`, { session });

    expect(structure.format).toBe('flat');
    expect(structure.schema.columns?.map(({ name }) => name)).toEqual(names);
    expect(structure.data?.length).toBe(rows);
  });

  it.each([{}, { format: 'flat' }, { items: {} }, null])(
    'rejects %j as a structure and as a listing',
    async (body) => {
      const gateway = await openPlatformTarget({
        intercept: ({ path }) => (path.endsWith('/explore') ? Response.json(body) : undefined),
      });
      const other = await gateway.openSession();
      const unreadable = { code: 'unreadable-answer' };
      await expect(exploreConnection(IDS.blob, { session: other })).rejects.toMatchObject(unreadable);
      const reading = previewConnection(IDS.blob, '/landing/structure.csv', { session: other });
      await expect(reading).rejects.toMatchObject(unreadable);
      await gateway.close();
    },
  );

  it.each([
    { path: '/', read: (session: Session) => exploreConnection(IDS.blob, { session }) },
    { path: 'a file', read: (session: Session) => previewConnection(IDS.blob, '/a.csv', { session }) },
    { path: 'a table', read: (session: Session) => previewConnection(IDS.table, 'Account', { session }) },
    {
      path: 'a REST source',
      read: (session: Session) =>
        previewConnection(IDS.restSource, '', { session, sourceParams: { campaignId: 'x' } }),
    },
  ])("advises on the region's allowed addresses if the source refuses $path", async ({ read }) => {
    for (const code of ['CONNECTOR-1308-400', 'CONNECTOR-1104-504', 'CONNECTOR-1106-403']) {
      const refusing = await openPlatformTarget({
        sandboxes: [{ name: 'dev', type: 'development', region: 'NLD2' }],
        intercept: ({ path }) =>
          path.endsWith('/explore') ? problem(code, 'The source did not answer.') : undefined,
      });
      await expect(read(await refusing.openSession())).rejects.toMatchObject({
        code,
        nextSteps: expect.arrayContaining([expect.stringMatching(/IP address allow list|NLD2/)]),
        message: expect.stringContaining('The source did not answer.'),
      });
      await refusing.close();
    }
  });

  it('omits that advice if the request itself is rejected', async () => {
    await expect(exploreConnection(IDS.table, { session, path: 'x' })).rejects.toMatchObject({
      code: 'CONNECTOR-1358-400',
      nextSteps: expect.not.arrayContaining([expect.stringContaining('allow list')]),
    });
  });

  it('gives a bare column the XDM type for its own type', async () => {
    const { schema } = await previewConnection(IDS.blob, '/landing/bare-columns.csv', { session });

    expect(schema.columns).toEqual([
      { name: 'orderId', type: 'String', xdm: { type: 'string' } },
      { name: 'amount', type: 'Double', xdm: { type: 'number' } },
    ]);
  });

  it('keeps a nested schema unchanged', async () => {
    const { format, schema } = await previewConnection(IDS.blob, '/landing/nested.json', { session });

    expect(format).toBe('hierarchical');
    expect(Object.keys(schema.properties ?? {})).toEqual(['orderId', 'items']);
  });

  it('previews a REST source as a single resource with its parameters', async () => {
    const sourceParams = { campaignId: '3f1b6c0e2a' };
    const { data } = await previewConnection(IDS.restSource, '', { session, sourceParams });

    expect(data).toEqual([{ campaign: sourceParams }]);
    const asked = new URLSearchParams(target.platform.requests.at(-1)?.query);
    expect(Object.fromEntries(asked)).toMatchObject({ objectType: 'rest', object: 'json', preview: 'true' });
  });

  it('rejects a REST source with a missing parameter before sending anything', async () => {
    const before = target.platform.requests.length;
    await expect(previewConnection(IDS.restSource, '', { session })).rejects.toMatchObject({
      code: 'source-params-missing',
      message: expect.stringContaining('campaignId'),
    });
    const sent = target.platform.requests.slice(before).map(({ path }) => path);
    expect(sent.filter((path) => path.endsWith('/explore'))).toEqual([]);
  });

  it('reports that a REST source has no listing and a streaming source nothing to explore', async () => {
    await expect(exploreConnection(IDS.restSource, { session })).rejects.toMatchObject({
      code: 'nothing-to-list',
    });
    await expect(exploreConnection(IDS.httpApi, { session })).rejects.toMatchObject({
      code: 'nothing-to-explore',
    });
  });

  it.each([
    { dialect: { quote: "'" }, named: 'a quote character' },
    { dialect: { escape: '\\' }, named: 'an escape character' },
    { dialect: { headerRows: 0, skipRows: 2 }, named: 'a number of header rows or lines to skip' },
    { dialect: { nullText: '' }, named: 'a null value' },
    { dialect: { encoding: 'windows-1252' }, named: 'the encoding windows-1252' },
  ])('sends no request for $named, which the platform does not support', async ({ dialect, named }) => {
    const before = target.platform.requests.length;
    await expect(
      previewConnection(IDS.blob, '/landing/structure.csv', { session, ...dialect }),
    ).rejects.toMatchObject({
      code: 'dialect-not-offered',
      message: `Experience Platform does not take ${named}.`,
      nextSteps: [
        expect.stringContaining('UTF-8 and ISO-8859-1'),
        expect.stringContaining('embedded service'),
      ],
    });
    const sent = target.platform.requests.slice(before).map(({ path }) => path);
    expect(sent.filter((path) => path.endsWith('/explore'))).toEqual([]);
  });

  it('sends the platform a supported column delimiter and encoding', async () => {
    const given = { columnDelimiter: ';', encoding: 'ISO-8859-1' } as const;
    await previewConnection(IDS.blob, '/landing/structure.csv', { session, ...given });
    const asked = new URLSearchParams(target.platform.requests.at(-1)?.query);
    expect(Object.fromEntries(asked)).toMatchObject(given);
  });

  it('rejects file settings for a table', async () => {
    await expect(previewConnection(IDS.table, 'orders', { session, nullText: '-' })).rejects.toMatchObject({
      code: 'dialect-not-offered',
      message: 'A table is read without a null value.',
    });
  });

  it('never queries an Adobe host for its kind', async () => {
    await exploreConnection(IDS.table, { session });
    expect(target.platform.requests.filter(({ path }) => path.startsWith('/headwater'))).toEqual([]);
  });
});

import type { ConnectionSpec } from '@headwater/models';
import { listSources } from '@headwater/sources';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { diffSources } from './diff-sources.ts';

const BLOB_ID = '4c10e202-c428-4796-9208-5f1f5732b1cf';
const UNKNOWN_ID = '99999999-4c10-4796-9208-5f1f5732b1cf';

let target: LocalTarget;
let session: Session;
/** The specs that the modified target lists in place of the service's own. */
let doctored: readonly ConnectionSpec[] | undefined;
beforeAll(async () => {
  target = await openLocalTarget(({ url }) => {
    if (doctored === undefined || !url.includes('/connectionSpecs')) return undefined;
    return Response.json({ items: doctored });
  });
  session = await target.openSession();
});
afterAll(() => target.close());

async function listSpecs(): Promise<readonly ConnectionSpec[]> {
  doctored = undefined;
  return (await session.client.connectionSpecs.list()).items;
}

it('finds no difference between the embedded service and the catalog', async () => {
  doctored = undefined;
  const all = { profile: 'local', compared: listSources().length, differences: [] };

  expect(await diffSources({ session })).toEqual(all);
  for (const source of ['adls-gen2', 'sugarcrm-events', 'data-landing-zone']) {
    expect(await diffSources({ session, source })).toEqual({ ...all, compared: 1 });
  }
});

it('reports specs that exist on one side only, and accepts a target that has one of several ids', async () => {
  const specs = await listSpecs();
  const [adlsId] = listSources().find(({ slug }) => slug === 'adls-gen2')?.connectionSpec.alternateIds ?? [];
  const [first] = specs;
  if (first === undefined) throw new Error('The service lists no spec.');
  doctored = [
    ...specs.filter(({ id }) => id !== BLOB_ID && id !== adlsId),
    { ...first, id: UNKNOWN_ID, name: 'newcomer' },
    { id: 'c604ff05-7f1a-43c0-8e18-33bf874cb11c', name: 'data-lake', providerId: 'p', version: '1.0' },
  ];

  expect((await diffSources({ session })).differences).toEqual([
    { code: 'spec-missing', source: 'azure-blob', connectionSpecId: BLOB_ID },
    { code: 'spec-extra', connectionSpecId: UNKNOWN_ID, target: 'newcomer' },
  ]);
});

it("reads every documented form of a target's list", async () => {
  const specs = await listSpecs();
  const blob = specs.find(({ id }) => id === BLOB_ID);
  const [key, ...others] = blob?.authSpec ?? [];
  if (blob === undefined || key === undefined) throw new Error('The service lists no Azure Blob.');
  const properties = {
    connectionString: { type: ['string', 'null'], writeOnly: true },
    container: true,
    folderPath: { type: 'string', format: 'password' },
  };
  doctored = [{ ...blob, authSpec: [{ ...key, spec: { type: 'object', properties } }, ...others] }];
  const about = { source: 'azure-blob', connectionSpecId: BLOB_ID, specName: 'ConnectionString' };

  expect((await diffSources({ session, source: 'azure-blob' })).differences).toEqual([
    { ...about, code: 'param-required', param: 'connectionString', catalog: true, target: false },
    { ...about, code: 'param-secret', param: 'folderPath', catalog: false, target: true },
  ]);
});

it('requests only the source to compare, and rejects an unknown one', async () => {
  doctored = undefined;
  await diffSources({ session, source: 'azure-blob' });

  expect(decodeURIComponent(target.requests.at(-1)?.url ?? '')).toContain(`property=id==${BLOB_ID}`);
  await expect(diffSources({ session, source: 'azure-blub' })).rejects.toMatchObject({
    code: 'unknown-source',
  });
});

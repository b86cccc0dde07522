import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { createConnection } from './create-connection.ts';
import { showConnection } from './show-connection.ts';
import { testChange } from './test-change.ts';

const key = Buffer.alloc(64, 'k3y').toString('base64');
const storageOf = (port: number): string =>
  `DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=${key};BlobEndpoint=http://127.0.0.1:${port}/nobody`;

let isPlatform = false;
let target: LocalTarget;
let session: Session;
beforeAll(async () => {
  target = await openLocalTarget((request) =>
    isPlatform && request.url.endsWith('/headwater/health') ? new Response(null, { status: 404 }) : undefined,
  );
});
beforeEach(async () => {
  isPlatform = false;
  session = await target.openSession({ environment: { OTHER: storageOf(10) } });
});
afterAll(() => target.close());

async function createStored(name: string): Promise<string> {
  const auth = { method: 'ConnectionString', connectionString: storageOf(9) } as const;
  const { id } = await createConnection('azure-blob', { name, auth }, { session, lint: false });
  return id;
}

it('tests with the changed parameters, and leaves the connection unchanged', async () => {
  const id = await createStored('Landing');
  const before = await showConnection(id, { session });
  const params = { connectionString: '${env:OTHER}' };
  const report = await testChange('Landing', { params }, { session, lint: false });
  expect(report).toMatchObject({ id, name: 'Landing', result: false, isStaged: true });
  expect(JSON.stringify(report.stages)).toContain('127.0.0.1:10');
  expect(await showConnection(id, { session })).toEqual(before);
});

it('uses the stored parameters for those not given', async () => {
  await createStored('Kept');
  const { stages } = await testChange('Kept', { params: { container: 'in' } }, { session, lint: false });
  expect(JSON.stringify(stages)).toContain('127.0.0.1:9');
});

it('sends nothing if the values cannot work', async () => {
  await createStored('Checked');
  target.requests.length = 0;
  const params = { connectionString: 'AccountName=x' };
  await expect(testChange('Checked', { params }, { session })).rejects.toMatchObject({
    code: 'invalid-values',
  });
  expect(target.requests.filter(({ url }) => url.endsWith('/connections/test'))).toEqual([]);
});

it('reports that the platform tests stored connections only', async () => {
  const id = await createStored('Remote');
  isPlatform = true;
  await expect(testChange(id, {}, { session })).rejects.toMatchObject({ code: 'draft-test-not-offered' });
});

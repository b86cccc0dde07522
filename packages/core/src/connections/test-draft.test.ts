import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { listConnections } from './list-connections.ts';
import { testDraft } from './test-draft.ts';

const key = Buffer.alloc(64, 'k3y').toString('base64');
const connectionString = `DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=${key};BlobEndpoint=http://127.0.0.1:9/nobody`;

let isPlatform = false;
let target: LocalTarget;
let session: Session;
beforeAll(async () => {
  target = await openLocalTarget((request) =>
    isPlatform && request.url.endsWith('/headwater/health') ? new Response(null, { status: 404 }) : undefined,
  );
});
beforeEach(async () => {
  session = await target.openSession({ environment: { STORAGE: connectionString } });
});
afterAll(() => target.close());

const input = { auth: { method: 'ConnectionString', connectionString: '${env:STORAGE}' } } as const;

it('reports the stages and stores nothing', async () => {
  const { result, stages } = await testDraft('azure-blob', input, { session, lint: false });
  expect(result).toBe(false);
  expect(stages.find(({ outcome }) => outcome === 'failed')).toMatchObject({ name: 'connect' });
  expect((await listConnections({ session })).items).toEqual([]);
});

it('calls the listener for each stage, in the order of the report', async () => {
  const reported: unknown[] = [];
  const onStage = (stage: unknown): void => void reported.push(stage);
  const { stages } = await testDraft('azure-blob', input, { session, lint: false, onStage });
  expect(reported).toEqual(stages);
  expect(reported.length).toBeGreaterThan(1);
});

it('sends nothing if the values cannot work', async () => {
  target.requests.length = 0;
  const auth = { method: 'ConnectionString', connectionString: 'AccountName=x' } as const;
  await expect(testDraft('azure-blob', { auth }, { session })).rejects.toMatchObject({
    code: 'invalid-values',
  });
  expect(target.requests).toEqual([]);
});

it('reports that the platform tests stored connections only', async () => {
  isPlatform = true;
  await expect(testDraft('azure-blob', input, { session, lint: false })).rejects.toMatchObject({
    code: 'draft-test-not-offered',
  });
  isPlatform = false;
});

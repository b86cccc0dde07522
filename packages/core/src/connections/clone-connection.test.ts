import { afterAll, beforeAll, expect, it } from 'vitest';
import { callApi } from '../session/call-api.ts';
import { diagnose } from '../session/diagnose.ts';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { cloneConnection } from './clone-connection.ts';
import { createConnection } from './create-connection.ts';
import { listConnections } from './list-connections.ts';
import { setConnectionState } from './set-connection-state.ts';
import { showConnection } from './show-connection.ts';
import { testConnections } from './test-connections.ts';

let target: LocalTarget;
let session: Session;
const KEY = Buffer.alloc(64, 'not real').toString('base64');
const connectionString = `DefaultEndpointsProtocol=http;AccountName=contoso;AccountKey=${KEY};BlobEndpoint=http://127.0.0.1:9/contoso`;

beforeAll(async () => {
  target = await openLocalTarget();
  session = await target.openSession({ sandbox: 'dev' });
  const auth = { method: 'ConnectionString', connectionString, container: 'a$${b}' } as const;
  await createConnection('azure-blob', { name: 'first', description: 'd', auth }, { session });
});
afterAll(async () => await target.close());

it('clones readable parameters and asks for the secrets', async () => {
  await expect(cloneConnection('first', { name: 'second' }, { session })).rejects.toMatchObject({
    findings: [{ code: 'param-missing', param: 'connectionString' }],
  });
  const params = { connectionString };
  await cloneConnection('first', { name: 'second', params }, { session });
  expect(await showConnection('second', { session })).toMatchObject({
    description: 'd',
    auth: { params: { container: 'a${b}' } },
  });
  const into = await target.openSession({ sandbox: 'prod' });
  await cloneConnection('first', { name: 'third', params }, { session, into, yesProduction: true });
  expect((await listConnections({ session: into })).items).toMatchObject([{ name: 'third' }]);
});

it('disables and enables connections, and skips those already in the requested state', async () => {
  expect(await setConnectionState('first', 'disabled', { session })).toMatchObject({ isChanged: true });
  expect(await showConnection('first', { session })).toMatchObject({ state: 'disabled' });
  expect(await setConnectionState('first', 'disabled', { session })).toMatchObject({ isChanged: false });
  expect(await setConnectionState('first', 'enabled', { session })).toMatchObject({ state: 'enabled' });
});

it('tests several connections up to the concurrency limit, and continues after an error', async () => {
  const { items } = await listConnections({ session });
  let running = 0;
  let most = 0;
  const [first] = items;
  if (!first) throw new Error('There are connections.');
  const views = Array.from({ length: 6 }, (_, index) => ({
    ...first,
    id: index === 2 ? 'none' : first.id,
    index,
  }));
  const counted = await target.openSession({
    sandbox: 'dev',
    fetch: async (request) => {
      if (!request.url.endsWith('/test')) return Response.json({ items: [first] });
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running -= 1;
      return Response.json({ result: true, stages: [], startedAt: 0, durationMs: 1 });
    },
  });
  const outcomes = [];
  const unique = views.map((view, index) => ({ ...view, id: `${view.id.slice(0, -1)}${index}` }));
  for await (const outcome of testConnections(unique, { session: counted, concurrency: 2 }))
    outcomes.push(outcome);
  expect(outcomes).toHaveLength(6);
  expect(most).toBeLessThanOrEqual(2);
});

it('sends any request, but writes only where allowed, and nothing to another host', async () => {
  const path = '/data/foundation/flowservice/connections';
  expect(await callApi({ method: 'GET', path: `${path}?limit=1` }, { session })).toMatchObject({
    status: 200,
    body: { items: [expect.anything()] },
  });
  const prod = await target.openSession({ sandbox: 'prod' });
  await expect(callApi({ method: 'POST', path, body: {} }, { session: prod })).rejects.toMatchObject({
    code: 'production-guard',
  });
  for (const other of ['//evil.example/x', '/\\evil.example', 'https://evil.example/', '/a b'])
    await expect(callApi({ method: 'GET', path: other }, { session })).rejects.toMatchObject({
      code: 'path-invalid',
    });
});

it('diagnoses profile, token, target, and sandbox, and skips the steps after a failure', async () => {
  expect((await diagnose({ session })).map(({ outcome }) => outcome)).toEqual(Array(4).fill('passed'));
  const elsewhere = await target.openSession({ sandbox: 'none' });
  expect(await diagnose({ session: elsewhere })).toMatchObject([
    { name: 'profile', outcome: 'passed' },
    { name: 'token', outcome: 'passed' },
    { name: 'target', outcome: 'passed' },
    { name: 'sandbox', outcome: 'failed', problem: { kind: 'not-found' } },
  ]);
  const unknown = await diagnose({ profile: 'none', homeDirectory: target.homeDirectory, environment: {} });
  expect(unknown).toMatchObject([
    { outcome: 'failed', problem: { code: 'unknown-profile' } },
    { outcome: 'skipped' },
    { outcome: 'skipped' },
    { outcome: 'skipped' },
  ]);
});

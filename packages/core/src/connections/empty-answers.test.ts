import { PLATFORM_CONNECTION_IDS as IDS } from '@headwater/contract';
import { isHeadwaterError } from '@headwater/sdk';
import { describe, expect, it } from 'vitest';
import { diffSources } from '../catalog/diff-sources.ts';
import { listSandboxes } from '../sandboxes/list-sandboxes.ts';
import type { Session } from '../session/session.ts';
import { openPlatformTarget } from '../testing/platform-target.ts';
import { connectionStatuses } from './connection-statuses.ts';
import { connectionsNeedingAttention } from './connections-needing-attention.ts';
import { createConnection } from './create-connection.ts';
import { deleteConnection } from './delete-connection.ts';
import { exploreConnection } from './explore-connection.ts';
import { exportConnection } from './export-connection.ts';
import { listConnectionPage } from './list-connection-page.ts';
import { listConnections } from './list-connections.ts';
import { previewConnection } from './preview-connection.ts';
import { showConnection } from './show-connection.ts';
import { summarizeConnections } from './summarize-connections.ts';
import { testConnection } from './test-connection.ts';
import { updateConnection } from './update-connection.ts';

const auth = { method: 'ConnectionString', connectionString: 'not checked' } as const;

const USE_CASES: Readonly<Record<string, (session: Session) => Promise<unknown>>> = {
  list: (session) => listConnections({ session, includeOthers: true }),
  page: (session) => listConnectionPage({ session, search: 'Landing' }),
  summary: (session) => summarizeConnections({ session }),
  show: (session) => showConnection(IDS.blob, { session }),
  showByName: (session) => showConnection('Audience export to S3', { session }),
  create: (session) => createConnection('azure-blob', { name: 'New', auth }, { session, lint: false }),
  update: (session) => updateConnection(IDS.blob, { name: 'x' }, { session }),
  delete: (session) => deleteConnection(IDS.blob, { session }),
  test: (session) => testConnection(IDS.blob, { session }),
  explore: (session) => exploreConnection(IDS.blob, { session, path: '/landing' }),
  preview: (session) => previewConnection(IDS.blob, '/landing/structure.csv', { session }),
  export: (session) => exportConnection(IDS.blob, { session }),
  sandboxes: (session) => listSandboxes({ session }),
  diff: (session) => diffSources({ session }),
  statuses: (session) => connectionStatuses([IDS.blob], { session }),
  attention: (session) => connectionsNeedingAttention({ session }),
};

const CALLS = [
  '/connections',
  `/connections/${IDS.blob}`,
  '/explore',
  '/test',
  '/connectionSpecs',
  '/connectionSpecs/',
  'sandbox-management',
  '/headwater/',
  '/ims/token',
  '/',
];

describe('a 200 response without content', () => {
  for (const body of ['{}', '[]', 'null', '', '<html>']) {
    it.each(CALLS)(
      `${JSON.stringify(body)} to calls with %s ends every use case in a result or a known error`,
      async (call) => {
        for (const [name, useCase] of Object.entries(USE_CASES)) {
          const target = await openPlatformTarget({
            intercept: ({ path }) => {
              const isMeant =
                call === '/connections' || call === '/connectionSpecs'
                  ? path.endsWith(call)
                  : path.includes(call);
              return isMeant
                ? new Response(body, { headers: { 'content-type': 'application/json' } })
                : undefined;
            },
          });
          const outcome = await useCase(await target.openSession()).then(
            () => 'a result',
            (error: unknown) => (isHeadwaterError(error) ? 'a known error' : error),
          );
          await target.close();
          expect({ name, outcome }).toEqual({ name, outcome: expect.stringMatching(/^a /) });
        }
      },
    );
  }

  it('is not a success for a write', async () => {
    const target = await openPlatformTarget({
      intercept: ({ method, path }) =>
        path.includes('/connections') && method !== 'GET' ? Response.json({}) : undefined,
    });
    const session = await target.openSession();
    await expect(USE_CASES.create?.(session)).rejects.toMatchObject({ code: 'unreadable-answer' });
    await expect(USE_CASES.update?.(session)).rejects.toMatchObject({ code: 'unreadable-answer' });
    await target.close();
  });

  it('is not a result for a test', async () => {
    const target = await openPlatformTarget({
      intercept: ({ path }) => (path.endsWith('/test') ? Response.json({}) : undefined),
    });
    const session = await target.openSession();
    await expect(testConnection(IDS.blob, { session })).rejects.toMatchObject({ code: 'unreadable-answer' });
    await target.close();
  });
});

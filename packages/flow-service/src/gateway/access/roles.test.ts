import type { Grant, Role } from '@headwater/flow-store';
import type { ClientCredentials } from '@headwater/models';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, blobConnection, createTestClient, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';
import { readOperationSpecs } from '../validation/read-operation-specs.ts';
import { requiredRole } from './required-role.ts';

let service: TestService;
let admin: TestClient;
beforeAll(async () => {
  service = await openTestService();
  admin = await service.inNewSandbox();
});
afterAll(() => service.close());

async function make(grants: readonly Grant[]): Promise<ClientCredentials> {
  const { status, body } = await admin.call('POST', '//headwater/clients', {
    body: { name: 'Made', grants },
  });
  expect(status).toBe(201);
  return body as ClientCredentials;
}

async function clientWith(role: Role, sandbox: string = admin.sandboxName): Promise<TestClient> {
  return await createTestClient(service.fetch, await make([{ sandbox, role }]), admin.sandboxName);
}

function codeOf({ status, body }: Answer): string {
  const { type, error_code: gatewayCode } = (body ?? {}) as { type?: string; error_code?: string };
  return gatewayCode ?? type?.split('/').at(-1) ?? String(status);
}

describe('a role', () => {
  test('covers every secured operation', () => {
    const secured = readOperationSpecs().filter(({ isOpen }) => !isOpen);
    const byRole = Object.groupBy(secured, requiredRole);
    const named = Object.entries(byRole).map(([role, operations]) => {
      return [role, operations?.map(({ operationId }) => operationId).toSorted()];
    });

    expect(Object.fromEntries(named)).toMatchInlineSnapshot(`
      {
        "admin": [
          "addFault",
          "clearFaults",
          "createClient",
          "listAuditEntries",
          "listClients",
          "listFaults",
          "listSandboxes",
          "resetSandbox",
          "retrieveSandbox",
          "revokeClient",
          "verifyAudit",
        ],
        "editor": [
          "createConnection",
          "createConnectionSpec",
          "createDataset",
          "createFlow",
          "createFlowSpec",
          "createRun",
          "createSchema",
          "createSourceConnection",
          "createTargetConnection",
          "deleteConnection",
          "deleteDataset",
          "deleteFlow",
          "deleteSchema",
          "deleteSourceConnection",
          "deleteTargetConnection",
          "forgetHostKeys",
          "patchConnection",
          "patchDataset",
          "patchFlow",
          "patchSourceConnection",
          "patchTargetConnection",
          "performConnectionAction",
          "performFlowAction",
          "performRunAction",
          "performSourceConnectionAction",
          "performTargetConnectionAction",
          "replaceSchema",
          "seedSandbox",
          "testDraftInStages",
          "trustHostKey",
          "updateConnectionSpec",
          "updateFlowSpec",
          "updateRun",
        ],
        "viewer": [
          "exploreConnection",
          "exploreConnectionInDetail",
          "exploreConnectionSpec",
          "findConnections",
          "listBatches",
          "listConnectionConfigs",
          "listConnectionSpecConfigs",
          "listConnectionSpecs",
          "listConnectionStatuses",
          "listConnections",
          "listConnectionsNeedingAttention",
          "listDatasets",
          "listFlowSpecs",
          "listFlows",
          "listHostKeys",
          "listRuns",
          "listSchemas",
          "listSourceConnections",
          "listTargetConnections",
          "listVisibleSandboxes",
          "retrieveBatch",
          "retrieveConnection",
          "retrieveConnectionSpec",
          "retrieveDataset",
          "retrieveFlow",
          "retrieveFlowSpec",
          "retrieveRun",
          "retrieveSchema",
          "retrieveSchemaStats",
          "retrieveSourceConnection",
          "retrieveTargetConnection",
          "searchConnections",
          "searchFlowSpecs",
          "searchFlows",
          "testConnection",
          "testConnectionInStages",
        ],
      }
    `);
  });

  test('lets a viewer read, test and explore, but not change anything', async () => {
    const { id } = await admin.create(blobConnection());
    const viewer = await clientWith('viewer');

    expect(await viewer.retrieve(id)).toMatchObject({ id });
    expect(codeOf(await viewer.call('POST', '/connections/search', { body: {} }))).toBe('200');
    expect(codeOf(await viewer.call('GET', `/connections/${id}/test`))).toBe('200');
    const writes: [string, string][] = [
      ['POST', '/connections'],
      ['PATCH', `/connections/${id}`],
      ['DELETE', `/connections/${id}`],
      ['POST', `/connections/${id}/action?op=publish`],
      ['POST', '//headwater/connections/test'],
      ['POST', '//headwater/seed'],
    ];
    for (const [method, path] of writes) {
      expect(codeOf(await viewer.call(method, path, { body: blobConnection() }))).toBe('FLOW-2118-403');
    }
    expect(await admin.retrieve(id)).toMatchObject({ name: 'Blob' });
  });

  test('lets an editor change connections, but not empty the sandbox', async () => {
    const editor = await clientWith('editor');
    const { id } = await editor.create(blobConnection());

    expect(codeOf(await editor.call('POST', '//headwater/reset'))).toBe('FLOW-2120-403');
    expect(codeOf(await editor.call('DELETE', `/connections/${id}`))).toBe('204');
  });

  test('limits an admin of one sandbox to that sandbox', async () => {
    const local = await clientWith('admin');

    expect(codeOf(await local.call('POST', '//headwater/reset'))).toBe('200');
    for (const path of [
      '//data/foundation/sandbox-management/sandboxes',
      '//data/foundation/sandbox-management/sandboxes/prod',
    ]) {
      expect(codeOf(await local.call('GET', path))).toBe('FLOW-2120-403');
    }
    for (const path of ['clients', 'audit', 'audit/verify', 'faults']) {
      expect(codeOf(await local.call('GET', `//headwater/${path}`))).toBe('FLOW-2120-403');
    }
    const body = { name: 'More', grants: [{ sandbox: '*', role: 'admin' }] };
    expect(codeOf(await local.call('POST', '//headwater/clients', { body }))).toBe('FLOW-2120-403');
  });

  test('lets an admin of every sandbox create clients', async () => {
    const other = await clientWith('admin', '*');

    expect(codeOf(await other.call('GET', '//headwater/clients'))).toBe('200');
    expect(codeOf(await other.call('POST', '//headwater/reset'))).toBe('200');
  });
});

describe('a sandbox without a grant', () => {
  test('is rejected for every operation and omitted from lists', async () => {
    const { id } = await admin.create(blobConnection());
    const elsewhere = await clientWith('admin', 'dev');
    const paths = ['/connections', `/connections/${id}`, `/connections/${id}/explore?objectType=root`];
    for (const path of paths) expect(codeOf(await elsewhere.call('GET', path))).toBe('FLOW-2120-403');
    const { body } = await elsewhere.call('GET', '//data/foundation/sandbox-management/');

    expect(body).toMatchObject({ sandboxes: [{ name: 'dev' }] });
    const own = `//data/foundation/sandbox-management/sandboxes/${admin.sandboxName}`;
    expect(codeOf(await elsewhere.call('GET', own))).toBe('FLOW-2120-403');
    expect((await admin.call('GET', own)).body).toMatchObject({ name: admin.sandboxName });
  });

  test('is rejected if no sandbox is named and it is the default', async () => {
    const elsewhere = await clientWith('admin', 'dev');
    const headers = { 'x-sandbox-name': undefined };

    expect(codeOf(await elsewhere.call('GET', '/connections', { headers }))).toBe('FLOW-2120-403');
  });
});

describe('a client', () => {
  test('has a secret that is shown once and stored as a hash', async () => {
    const made = await make([{ sandbox: 'dev', role: 'viewer' }]);
    const { body } = await admin.call('GET', '//headwater/clients');
    const row = await service.store.clients.find(made.clientId);

    expect(body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ clientId: made.clientId })]),
    });
    expect(JSON.stringify(body)).not.toContain(made.clientSecret);
    expect(JSON.stringify(body)).not.toContain('scrypt');
    expect(row?.secretHash).toMatch(/^scrypt\$/);
    expect(JSON.stringify(row)).not.toContain(made.clientSecret);
  });

  test('is rejected after it is revoked, both with its token and with its secret', async () => {
    const made = await make([{ sandbox: '*', role: 'admin' }]);
    const client = await createTestClient(service.fetch, made, admin.sandboxName);
    expect(codeOf(await client.call('GET', '/connections'))).toBe('200');
    const path = `//headwater/clients/${made.clientId}`;

    expect(codeOf(await admin.call('DELETE', path))).toBe('204');
    expect(codeOf(await client.call('GET', '/connections'))).toBe('401013');
    const fields = { client_id: made.clientId, client_secret: made.clientSecret };
    const form = new URLSearchParams({ grant_type: 'client_credentials', ...fields });
    expect((await admin.call('POST', `//ims/token/v3?${form}`)).body).toMatchObject({
      error: 'invalid_client',
    });
    expect(codeOf(await admin.call('DELETE', path))).toBe('FLOW-1439-404');
    const { body } = await admin.call('GET', '//headwater/clients');
    expect((body as { items: object[] }).items).toContainEqual(
      expect.objectContaining({ clientId: made.clientId, revokedAt: expect.any(Number) }),
    );
  });

  test('cannot revoke itself or a client of another organization', async () => {
    const stranger = await service.inNewOrganization();
    const revoke = (clientId: string) => admin.call('DELETE', `//headwater/clients/${clientId}`);

    expect(codeOf(await revoke(admin.credentials.clientId))).toBe('FLOW-2120-403');
    expect(codeOf(await revoke(stranger.credentials.clientId))).toBe('FLOW-1439-404');
    expect(codeOf(await stranger.call('GET', '/connections'))).toBe('200');
  });

  test('is audited on creation and revocation, without its secret', async () => {
    const made = await make([{ sandbox: 'dev', role: 'editor' }]);
    await admin.call('DELETE', `//headwater/clients/${made.clientId}`);
    const { body } = await admin.call('GET', '//headwater/audit?limit=2');

    expect(body).toMatchObject({
      items: [
        { operation: 'revokeClient', clientId: admin.credentials.clientId },
        {
          operation: 'createClient',
          changes: expect.arrayContaining([{ field: 'clientId', after: made.clientId }]),
        },
      ],
    });
    expect(JSON.stringify(body)).not.toContain(made.clientSecret);
  });

  test.each([
    [{ name: 'x', grants: [] }, 'CONNECTOR-1312-400'],
    [{ name: 'x', grants: [{ sandbox: 'dev', role: 'owner' }] }, 'CONNECTOR-1312-400'],
    [{ name: 'x', grants: [{ sandbox: 'nowhere', role: 'viewer' }] }, 'FLOW-2100-404'],
    [{ grants: [{ sandbox: 'dev', role: 'viewer' }] }, 'CONNECTOR-1304-400'],
  ])('is not created from %j', async (body, code) => {
    expect(codeOf(await admin.call('POST', '//headwater/clients', { body }))).toBe(code);
  });
});

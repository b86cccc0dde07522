import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blobConnection, type TestClient } from './testing/test-client.ts';
import { openTestService, type TestService } from './testing/test-service.ts';

let service: TestService;
let client: TestClient;
let id: string;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
  ({ id } = await client.create(blobConnection()));
});
afterAll(() => service.close());

async function messageOf(method: string, path: string, body?: unknown): Promise<string> {
  const answer = await client.call(method, path.replace('{id}', id), { body });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  return String((answer.body as { errorMessage?: string }).errorMessage);
}

const FILTERS = [
  'color==red',
  'name',
  'name==',
  'name~x',
  'name!>x',
  'id>x',
  'createdAt>1,2',
  'createdAt==yesterday',
];

describe('a problem names the wrong parameter', () => {
  test.each(FILTERS)('property=%s of a list', async (filter) => {
    const message = await messageOf('GET', `/connections?property=${encodeURIComponent(filter)}`);
    expect(message).toMatch(/\bproperty\b/);
  });

  test.each(['color==red', 'name~x', 'createdAt>1'])('property=%s of connection specs', async (filter) => {
    const message = await messageOf('GET', `/connectionSpecs?property=${encodeURIComponent(filter)}`);
    expect(message).toMatch(/\bproperty\b/);
  });

  test.each(FILTERS)('queryString %s of a search, which has no property parameter', async (filter) => {
    const message = await messageOf('POST', '/connections/search', { queryString: filter });
    expect(message).toMatch(/\bqueryString\b/);
    expect(message).not.toMatch(/\bproperty\b|query parameter/);
  });

  test('queryString of a counting search', async () => {
    const body = { queryString: 'color==red', count: true };
    expect(await messageOf('POST', '/connections/search', body)).toMatch(/\bqueryString\b/);
  });

  test.each([
    ['GET', '/connections?orderby=color', 'orderby'],
    ['GET', '/connections?orderby=~name', 'orderby'],
    ['GET', '/connections?limit=0', 'limit'],
    ['GET', '/connections?start=-1', 'start'],
    ['GET', '/connections?count=perhaps', 'count'],
    ['GET', '/connections?continuationToken=x', 'continuationToken'],
    ['GET', '/connections?colour=red', 'colour'],
    ['POST', '/connections?mode=rehearsal', 'mode'],
    ['POST', '/connections/{id}/action', 'op'],
    ['POST', '/connections/{id}/action?op=finalize', 'op'],
    ['POST', '/connections/{id}/action?op=jump', 'op'],
    ['POST', '/connections/{id}/action?op=publish&subOp=JUMP', 'subOp'],
    ['GET', '/connections/{id}/explore?objectType=planet', 'objectType'],
    ['GET', '/connections/{id}/explore?objectType=', 'objectType'],
    ['GET', '/connections/{id}/explore?object=a', 'objectType'],
    ['GET', '/connections/{id}/explore?objectType=folder', 'object'],
    ['GET', '/connections/{id}/explore?objectType=file&object=a', 'fileType'],
    ['GET', '/connections/{id}/explore?objectType=file&object=a&fileType=xml', 'fileType'],
    ['GET', '/connections/{id}/explore?objectType=root&preview=perhaps', 'preview'],
    [
      'GET',
      '/connections/{id}/explore?objectType=file&object=a&fileType=json&compressionType=rar',
      'compressionType',
    ],
    ['GET', '/connections/{id}/explore?objectType=file&object=a&fileType=json&encoding=x', 'encoding'],
    ['GET', '/connections/{id}/explore?objectType=table&object=t&filters=!', 'filters'],
    ['GET', '/connections/{id}/explore?objectType=root&sourceParams=!', 'sourceParams'],
  ])('%s %s: %s', async (method, path, name) => {
    expect(await messageOf(method, path)).toMatch(new RegExp(`(?<!\\w)${name}(?!\\w)`));
  });

  test.each([
    ['a name', blobConnection({ name: 7 }), 'name'],
    ['the id of a spec', blobConnection({ connectionSpec: { id: 7 } }), 'connectionSpec.id'],
    ['the name of an authentication', blobConnection({ auth: { specName: 7 } }), 'auth.specName'],
    ['a parameter', blobConnection({ auth: { specName: 'ConnectionString', params: [] } }), 'auth.params'],
  ])('%s in the body of a create', async (_what, body, name) => {
    expect(await messageOf('POST', '/connections', body)).toContain(name);
  });
});

test('if two filters together are too long, the problem names the longer one', async () => {
  const path = `//headwater/connections?nameContains=${'x'.repeat(16_100)}`;
  const answer = await client.call('GET', path);
  expect(JSON.stringify(answer.body)).toContain('nameContains');
});

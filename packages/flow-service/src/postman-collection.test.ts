import { readFile } from 'node:fs/promises';
import { type Azurite, seedSamples, startAzurite } from '@headwater/source-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FLOW_SERVICE_PATH } from './http/paths.ts';
import { openTestService, type TestService } from './testing/test-service.ts';

/** A folder or a request of a collection, reduced to the parts of the format that this collection uses. */
interface Item {
  name: string;
  item?: Item[];
  /** A script names the variables that it sets, each with its member of the answer. */
  event?: { script: { exec: string[] } }[];
  request?: {
    method: string;
    header?: { key: string; value: string }[];
    body?: { mode: 'raw'; raw: string } | { mode: 'formdata'; formdata: [] };
    url: { raw: string };
  };
}

let azurite: Azurite;
let service: TestService;
beforeAll(async () => {
  azurite = await startAzurite();
  await seedSamples(azurite);
  service = await openTestService();
});
afterAll(async () => {
  await service.close();
  await azurite.close();
});

test('a Postman collection of the connection operations runs without errors', async () => {
  const text = await readFile(
    new URL('testing/connections.postman_collection.json', import.meta.url),
    'utf8',
  );
  const { credentials, sandboxName } = await service.inNewSandbox();
  const variables = new Map([
    ['HOST', 'http://headwater.test'],
    ['BASE', `http://headwater.test${FLOW_SERVICE_PATH}`],
    ['API_KEY', credentials.clientId],
    ['CLIENT_SECRET', credentials.clientSecret],
    ['SCOPES', 'openid,session,AdobeID,read_organizations'],
    ['IMS_ORG', credentials.imsOrg],
    ['SANDBOX_NAME', sandboxName],
    ['CONNECTION_STRING', azurite.connectionString],
  ]);
  const outcomes: [string, number][] = [];
  for (const item of requestsOf(JSON.parse(text))) outcomes.push([item.name, await send(item, variables)]);

  expect(outcomes.length).toBeGreaterThan(15);
  expect(outcomes.filter(([, status]) => status >= 300)).toEqual([]);
});

function requestsOf(item: Item): Item[] {
  return item.item?.flatMap(requestsOf) ?? [item];
}

async function send({ request, event = [] }: Item, variables: Map<string, string>): Promise<number> {
  if (request === undefined) throw new Error('An item is neither a folder nor a request.');
  const fill = (text: string): string =>
    text.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => variables.get(name) ?? '');
  const headers = new Headers(request.header?.map(({ key, value }) => [key, fill(value)]));
  if (variables.has('ACCESS_TOKEN')) {
    headers.set('authorization', fill('Bearer {{ACCESS_TOKEN}}'));
    headers.set('x-api-key', fill('{{API_KEY}}'));
    headers.set('x-gw-ims-org-id', fill('{{IMS_ORG}}'));
    headers.set('x-sandbox-name', fill('{{SANDBOX_NAME}}'));
  }
  const body = request.body?.mode === 'raw' ? fill(request.body.raw) : null;
  const { method, url } = request;
  const answer = await service.fetch(new Request(fill(url.raw), { method, headers, body }));
  const content = await answer.text();
  const members: Record<string, string> = content === '' ? {} : JSON.parse(content);
  for (const line of event.flatMap(({ script }) => script.exec)) {
    const [name = '', member = ''] = line.split('=');
    variables.set(name, String(members[member]));
  }
  return answer.status;
}
